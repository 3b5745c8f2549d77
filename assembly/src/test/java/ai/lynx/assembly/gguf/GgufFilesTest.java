package ai.lynx.assembly.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.description.StructuredText;
import ai.lynx.assembly.model.AssembledNetwork;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.spi.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference folders made into GGUF files give the original's logits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GgufFilesTest {
  private static final Path CASES = Path.of(System.getProperty("lynx.reference"), "llm");

  @TempDir private Path folder;
  private Assembly assembly;

  @BeforeAll
  void start() {
    assembly = Assembly.create(LynxOptions.defaults().withThreads(1));
  }

  @AfterAll
  void stop() {
    assembly.close();
  }

  @ParameterizedTest
  @CsvSource({
    "llama, llama-gqa-tied",
    "llama, llama-biases",
    "llama, llama-rope-linear",
    "llama, llama-rope-llama3",
    "llama, llama-fp16",
    "qwen2, qwen2",
    "qwen3, qwen3",
    "gemma3, gemma3",
    "phi2, phi",
    "phi3, phi3",
    "gptneox, gpt-neox"
  })
  void computesWhatTheOriginalComputes(String architecture, String name) throws IOException {
    Path original = CASES.resolve(name);
    assumeTrue(Files.isDirectory(original), "There is no reference case at " + original);
    FolderFiles files = new FolderFiles(original);
    Path file = folder.resolve("model.gguf");
    try (Checkpoint weights = assembly.loader().opener().open(files, "model.safetensors")) {
      new Conversion(architecture, StructuredText.json(files, "config.json"), weights)
          .file()
          .write(file);
    }
    ModelAssembler.Choices choices =
        new ModelAssembler.Choices(ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty());
    ModelFiles made = assembly.loader().files(ModelLocation.folder(file));
    try (AssembledNetwork network =
            assembly.loader().loadHuggingFaceNetwork(made, assembly.engine(), choices);
        Checkpoint expected = assembly.loader().opener().open(files, "expected.safetensors");
        Scope scope = assembly.engine().open()) {
      assertThat(network.unused()).isEmpty();
      TensorData ids = expected.read("input_ids");
      float[] got = logits(scope, network.network().languageModel(), ids);
      float[] want = expected.read("logits").toFloats();
      assertThat(got).hasSameSizeAs(want);
      for (int i = 0; i < want.length; i++) {
        assertThat(got[i])
            .isCloseTo(
                want[i], org.assertj.core.data.Offset.offset(2e-3f + Math.abs(want[i]) / 1000));
      }
    }
  }

  private static float[] logits(Scope scope, LanguageModel model, TensorData ids) {
    int tokens = ids.elements();
    long[] places = new long[tokens];
    Arrays.setAll(places, i -> i);
    Tensor vectors =
        model.embed(scope.ops(), scope.tensor(TensorData.of(ids.toLongs(), 1, tokens)));
    Tensor positions = scope.tensor(TensorData.of(places, 1, tokens));
    LanguageModel.Output output =
        model.forward(
            scope.ops(), new LanguageModel.Input(vectors, positions, null, null), LayerHooks.NONE);
    return scope.read(model.logits(scope.ops(), output.hidden())).toFloats();
  }

  /** Sizes of a model that fits on a page. */
  private static GgufWriting tiny() {
    return new GgufWriting()
        .value("general.architecture", "llama")
        .value("llama.embedding_length", 4)
        .value("llama.block_count", 1)
        .value("llama.feed_forward_length", 4)
        .value("llama.context_length", 8)
        .value("llama.attention.head_count", 2)
        .tensor("token_embd.weight", TensorData.of(new float[1200], 300, 4));
  }

  private GgufFiles open(GgufWriting file) throws IOException {
    file.write(folder.resolve("tiny.gguf"));
    return GgufFiles.open(new FolderFiles(folder), "tiny.gguf", assembly.loader().opener());
  }

  @Test
  void hasASentencepieceVocabulary() throws IOException {
    List<String> tokens = new ArrayList<>(List.of("<unk>", "<s>", "</s>"));
    List<Integer> kinds = new ArrayList<>(List.of(2, 3, 3));
    List<Float> scores = new ArrayList<>(List.of(0f, 0f, 0f));
    for (int value = 0; value < 256; value++) {
      tokens.add("<0x%02X>".formatted(value));
      kinds.add(6);
      scores.add(0f);
    }
    for (String piece : List.of("▁", "a", "b", "ab", "▁ab")) {
      tokens.add(piece);
      kinds.add(1);
      scores.add(-tokens.size() / 10f);
    }
    tokens.add("<|im_end|>");
    kinds.add(3);
    scores.add(0f);
    GgufFiles files =
        open(
            tiny()
                .value("tokenizer.ggml.model", "llama")
                .value("tokenizer.ggml.tokens", tokens)
                .value("tokenizer.ggml.token_type", kinds)
                .value("tokenizer.ggml.scores", scores)
                .value("tokenizer.ggml.bos_token_id", 1)
                .value("tokenizer.ggml.eos_token_id", 2)
                .value("tokenizer.ggml.unknown_token_id", 0)
                .value("tokenizer.chat_template", "{{ messages }}"));
    assertThat(StructuredText.json(files, "tokenizer_config.json"))
        .containsEntry("chat_template", "{{ messages }}")
        .containsEntry("add_bos_token", true);
    assertThat(StructuredText.json(files, "generation_config.json"))
        .containsEntry("eos_token_id", List.of(2, 264));
    try (Tokenizer tokenizer = tokenizer("sentencepiece", "tokenizer.model", files)) {
      assertThat(tokenizer.encode("ab<|im_end|>é")).containsExactly(263, 264, 259, 198, 172);
      assertThat(tokenizer.decode(new int[] {263, 264, 261}, true)).isEqualTo("abb");
      assertThat(tokenizer.beginOfSequence()).hasValue(1);
      assertThat(tokenizer.size()).isEqualTo(265);
    }
  }

  private Tokenizer tokenizer(String plug, String file, ModelFiles files) {
    return assembly
        .loader()
        .plugs()
        .tokenizers()
        .get(plug)
        .create(Settings.of("test", Map.of("file", file)), files);
  }

  /** Letters of one byte each; "1" and "2" never join where digits stand alone. */
  private static GgufWriting letters(String splitting) {
    return tiny()
        .value("tokenizer.ggml.model", "gpt2")
        .value("tokenizer.ggml.pre", splitting)
        .value("tokenizer.ggml.tokens", List.of("1", "2", "12", "a", "!", "Ġ", "Ġa", "<end>"))
        .value("tokenizer.ggml.token_type", List.of(1, 1, 1, 1, 1, 1, 1, 3))
        .value("tokenizer.ggml.merges", List.of("1 2", "Ġ a"))
        .value("tokenizer.ggml.bos_token_id", 7)
        .value("tokenizer.ggml.eos_token_id", 7);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-2, 2 6 7 4",
    "smollm, 0 1 6 7 4",
    "llama-bpe, 2 6 7 4",
    "qwen2, 0 1 6 7 4",
    "default, 2 6 7 4",
    "tekken, 0 1 6 7 4",
    "gpt-4o, 2 6 7 4"
  })
  void splitsAsTheNameSays(String splitting, String ids) throws IOException {
    GgufFiles files = open(letters(splitting));
    try (Tokenizer tokenizer = tokenizer("huggingface", "tokenizer.json", files)) {
      assertThat(tokenizer.encode("12 a<end>!"))
          .containsExactly(Arrays.stream(ids.split(" ")).mapToInt(Integer::parseInt).toArray());
      assertThat(tokenizer.decode(new int[] {2, 6, 7, 4}, true)).isEqualTo("12 a!");
    }
  }

  @Test
  void saysWhatIsNotSupported() {
    assertThatThrownBy(() -> open(letters("poro-chat")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("tokenizer.ggml.pre is \"poro-chat\"; known are");
    assertThatThrownBy(() -> open(tiny().value("general.architecture", "mamba")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("general.architecture is \"mamba\"; known are llama,");
    assertThatThrownBy(() -> open(tiny().value("llama.expert_count", 8)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("mixture of experts");
    assertThatThrownBy(() -> open(tiny().value("llama.attention.head_count", 0)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("head_count is 0");
  }

  @Test
  void ofASplitFileTheFirstPartIsMeant() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("parts"));
    for (String part : List.of("m-00001-of-00002.gguf", "m-00002-of-00002.gguf")) {
      Files.writeString(parts.resolve(part), "nothing");
    }
    assertThatThrownBy(() -> GgufFiles.find(new FolderFiles(parts), assembly.loader().opener()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("m-00001-of-00002.gguf");
  }

  @Test
  void asksWhichOfSeveral() throws IOException {
    tiny().write(folder.resolve("a.gguf"));
    tiny().write(folder.resolve("b.gguf"));
    assertThatThrownBy(() -> assembly.loader().files(ModelLocation.folder(folder)))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("a.gguf, b.gguf")
        .hasMessageContaining("name one");
  }
}
