package ai.lynx.llm.backbones.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ClosedException;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.llm.backbones.words.WordTokenizerJson;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.StreamingDecoder;
import ai.lynx.spi.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and settings with mistakes, and the end of a tokenizer. */
class HuggingFaceFilesTest {
  private static final String WORDS = WordTokenizerJson.of(List.of("cat"), List.of());

  private @TempDir Path folder;

  private Tokenizer tokenizer(String json, Map<String, String> settings) throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), json);
    return create(settings);
  }

  private Tokenizer create(Map<String, String> settings) {
    return new HuggingFaceTokenizerProvider()
        .create(Settings.of("lynx.json, tokenizer", settings), new FolderFiles(folder));
  }

  @Test
  void saysThatTheFileIsMissing() {
    assertThatThrownBy(() -> create(Map.of()))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("tokenizer.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "no json",
        "{\"normalizer\": null, \"normalizer\": null}",
        "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0}, \"merges\": [[\"a\", \"b\"]]}}"
      })
  void saysThatTheFileIsDamaged(String json) {
    assertThatThrownBy(() -> tokenizer(json, Map.of()))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("tokenizer.json");
  }

  @Test
  void saysThatANamedTokenIsNone() {
    assertThatThrownBy(() -> tokenizer(WORDS, Map.of("endOfSequence", "<end>")))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("endOfSequence")
        .hasMessageContaining("<end>");
  }

  @Test
  void theVocabularyDecidesWhichIdASpecialTokenHas() {
    String json =
        """
        {"added_tokens": [{"id": 5, "content": "<s>", "special": true}],
         "model": {"type": "BPE", "vocab": {"<s>": 0, "a": 1}, "merges": []}}""";

    TokenizerJson read = TokenizerJson.parse("tokenizer.json", json);

    assertThat(read.special()).containsExactly(0);
    assertThat(read.id("<s>")).hasValue(0);
    assertThat(read.size()).isEqualTo(2);
  }

  @Test
  void refusesToWorkOnceClosed() throws IOException {
    Tokenizer tokenizer = tokenizer(WORDS, Map.of());
    StreamingDecoder stream = tokenizer.stream();
    tokenizer.close();
    tokenizer.close();
    assertThatThrownBy(() -> tokenizer.encode("a")).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> stream.next(100)).isInstanceOf(ClosedException.class);
  }

  @Test
  void takesHalvesOfSurrogatePairsAndIdsThatItDoesNotHave() throws IOException {
    try (Tokenizer tokenizer = tokenizer(WORDS, Map.of())) {
      assertThat(tokenizer.decode(tokenizer.encode("a\ud83d cat"), true)).isEqualTo("a? cat");
      assertThat(tokenizer.decode(new int[] {-5, 259, 1 << 30}, true)).isEqualTo("cat");
    }
  }
}
