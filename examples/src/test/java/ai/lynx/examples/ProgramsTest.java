package ai.lynx.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.ModelWriter;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.tensor.ElementType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs on a tiny model with official weights. */
class ProgramsTest {
  private static final Path MODEL =
      Path.of(System.getProperty("lynx.reference"), "lynx", "end-to-end");
  private static final String PICTURE = MODEL.resolve("images/1.png").toString();

  @BeforeEach
  void needsTheReference() {
    assumeTrue(Files.isDirectory(MODEL), "There is no reference case at " + MODEL);
  }

  private static String printed(Runnable program) {
    PrintStream real = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(real);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void askAboutPicture() {
    assertThat(printed(() -> AskAboutPicture.main(MODEL.toString(), PICTURE, "Why?")).strip())
        .isEqualTo("yesbemfo"); // what the official code answers
  }

  @Test
  void streamAnswer() {
    String printed = printed(() -> StreamAnswer.main(MODEL.toString(), PICTURE, "Why?"));
    assertThat(printed).isNotBlank().endsWith(System.lineSeparator());
    assertThat(printed.indexOf('.')).isIn(-1, printed.lastIndexOf('.'));
  }

  @Test
  void ownAdapterPlug(@TempDir Path folder) {
    Path converted = folder.resolve("converted");
    try (Assembly assembly = Assembly.create(LynxOptions.defaults())) {
      ModelFiles files = assembly.loader().files(ModelLocation.folder(MODEL));
      ModelAssembler.Choices choices =
          new ModelAssembler.Choices(ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty());
      try (AssembledModel model = assembly.loader().load(files, assembly.engine(), choices)) {
        new ModelWriter(assembly.engine(), assembly.writers())
            .write(model, files, ElementType.FLOAT32, converted);
      }
    }
    assertThat(printed(() -> OwnAdapterPlug.main(converted.toString())).lines())
        .hasSize(6)
        .first()
        .asString()
        .startsWith("LLM.model.layers.0.output_adapter.down.weight ");
  }
}
