package ai.lynx.assembly.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.Answer;
import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import ai.lynx.Prompt;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.error.CheckpointException;
import ai.lynx.media.Image;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Official models, written as folders of our own and loaded again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelWriterTest {
  private static final Path CASES = Path.of(System.getProperty("lynx.reference"), "lynx");
  private static final ModelAssembler.Choices FLOAT32 =
      new ModelAssembler.Choices(ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty());

  private Assembly assembly;
  private ModelWriter writer;
  @TempDir private Path temporary;

  @BeforeAll
  void start() {
    assumeTrue(Files.isDirectory(CASES), "There are no reference cases at " + CASES);
    assembly = Assembly.create(LynxOptions.defaults().withThreads(1));
    writer = new ModelWriter(assembly.engine(), assembly.writers());
  }

  @AfterAll
  void stop() {
    if (assembly != null) {
      assembly.close();
    }
  }

  private ModelFiles files(Path folder) {
    return assembly.loader().files(ModelLocation.folder(folder));
  }

  private AssembledModel load(Path folder) {
    return assembly.loader().load(files(folder), assembly.engine(), FLOAT32);
  }

  private Path convert(String name, ElementType type) {
    Path source = CASES.resolve(name);
    Path target = temporary.resolve(name + "-" + type);
    try (AssembledModel model = load(source)) {
      writer.write(model, files(source), type, target);
    }
    return target;
  }

  /** The weights' bytes. */
  private Map<String, ByteBuffer> weights(Path folder) {
    try (AssembledModel model = load(folder);
        Scope scope = assembly.engine().open()) {
      return new TreeMap<>(
          model.parameters().values().stream()
              .collect(
                  Collectors.toMap(
                      Parameter::name, parameter -> scope.read(parameter.tensor()).bytes())));
    }
  }

  private Answer ask(Path folder) {
    try (ReferenceModel model =
        new ReferenceModel(assembly.engine(), load(folder), assembly.decoders())) {
      Image picture = Image.read(CASES.resolve("end-to-end/images/0.png"));
      // Seeded, because some of the official configurations draw tokens.
      return model.generate(
          Prompt.of(picture, "What color is the horse in the foreground?"),
          model.defaultOptions().toBuilder().seed(5).build());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"end-to-end", "image-every-layer", "llm-tied-gelu"})
  void anOfficialModelKeepsItsWeightsAndAnswers(String name) {
    Path converted = convert(name, ElementType.FLOAT32);
    assertThat(weights(converted)).isEqualTo(weights(CASES.resolve(name)));
    Answer before = ask(CASES.resolve(name));
    Answer after = ask(converted);
    assertThat(after.hypotheses()).isEqualTo(before.hypotheses());
    assertThat(after.usage()).isEqualTo(before.usage());
  }

  @Test
  void theFolderHoldsNoMoreThanItNeeds() throws IOException {
    Path converted = convert("end-to-end", ElementType.FLOAT32);
    try (var inside = Files.list(converted)) {
      assertThat(inside.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "lynx.json",
              "model.safetensors",
              "tokenizer.model",
              "tokenizer_config.json",
              "special_tokens_map.json");
    }
    try (var beside = Files.list(converted.getParent())) {
      assertThat(beside).containsExactly(converted);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLOAT16", "BFLOAT16"})
  void halfPrecisionHalvesTheFile(String type) throws IOException {
    Path whole = convert("end-to-end", ElementType.FLOAT32).resolve(ModelWriter.WEIGHTS);
    Path folder = convert("end-to-end", ElementType.valueOf(type));
    assertThat(Files.size(folder.resolve(ModelWriter.WEIGHTS)))
        .isLessThan((long) (0.55 * Files.size(whole)));
    try (AssembledModel model = load(folder)) {
      assertThat(model.unused()).isEmpty();
    }
  }

  @Test
  void aFolderWithFilesIsLeftAlone() throws IOException {
    Path source = CASES.resolve("end-to-end");
    Path target = Files.createDirectory(temporary.resolve("mine"));
    Path note = Files.writeString(target.resolve("note.txt"), "keep me");
    try (AssembledModel model = load(source)) {
      assertThatThrownBy(() -> writer.write(model, files(source), ElementType.FLOAT32, target))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining(target.toString())
          .hasMessageContaining("not empty");
      assertThat(target).isDirectoryContaining(note::equals);
      Files.delete(note);
      writer.write(model, files(source), ElementType.FLOAT32, target);
    }
    assertThat(weights(target)).hasSize(weights(source).size());
  }

  @Test
  void furtherFilesStayInTheFolder() {
    try (AssembledModel model = load(CASES.resolve("end-to-end"))) {
      assertThatThrownBy(
              () ->
                  writer.write(
                      model.description(),
                      model.parameters(),
                      Map.of("../elsewhere", new byte[1]),
                      ElementType.FLOAT32,
                      temporary.resolve("out")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("../elsewhere");
    }
    assertThat(temporary).isEmptyDirectory();
  }
}
