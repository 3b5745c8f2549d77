package ai.lynx.llm.backbones.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.CheckpointException;
import ai.lynx.error.ClosedException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.llm.backbones.Streams;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.testkit.text.TokenizerTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small model of the kind that Vicuna has, in folders with other files beside it. */
class SentencePieceTokenizerTest extends TokenizerTest {
  private static final Settings PADDED = Settings.of("test", Map.of("addPadding", "[PAD]"));

  private @TempDir Path folder;

  @Override
  protected Tokenizer createTokenizer() {
    return new SentencePieceTokenizerProvider().create(PADDED, new FolderFiles(vicuna()));
  }

  private static Path vicuna() {
    try {
      return Path.of(SentencePieceTokenizerTest.class.getResource("tokenizer.model").toURI())
          .getParent();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The model alone, with one more file. */
  private Tokenizer withFile(String name, String content) {
    try {
      Files.copy(vicuna().resolve("tokenizer.model"), folder.resolve("tokenizer.model"));
      Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SentencePieceTokenizerProvider().create(PADDED, new FolderFiles(folder));
  }

  @Test
  void addsTokensBehindTheModelsOwn() {
    Tokenizer tokenizer = withFile("added_tokens.json", "{\"<image>\": 412, \"<video>\": 411}");
    assertThat(tokenizer.size()).isEqualTo(414);
    assertThat(tokenizer.padding()).hasValue(413);
    assertThat(tokenizer.encode("<image> <video>")).containsExactly(412, 411);
    assertThat(tokenizer.decode(new int[] {412, 411, 413}, true)).isEqualTo("<image> <video>");
    int[] mixed = tokenizer.encode("the <image> is <video>the");
    assertThat(tokenizer.decode(mixed, true)).isEqualTo("the <image> is <video> the");
    assertThat(Streams.join(tokenizer, mixed)).isEqualTo("the <image> is <video> the");
  }

  @Test
  void refusesAddedTokensWithGaps() {
    assertThatThrownBy(() -> withFile("added_tokens.json", "{\"<image>\": 500}"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("<image>")
        .hasMessageContaining("411");
  }

  @Test
  void cleansUpSpacesWhereTheConfigurationSaysSo() {
    Tokenizer tokenizer =
        withFile("tokenizer_config.json", "{\"clean_up_tokenization_spaces\": true}");
    String text = "it is n't so , is it ? the 's ' the ' .";
    int[] ids = tokenizer.encode(text);
    assertThat(tokenizer.decode(ids, true)).isEqualTo("it isn't so, is it? the's'the '.");
    assertThat(Streams.join(tokenizer, ids)).isEqualTo(tokenizer.decode(ids, true));
  }

  @Test
  void saysWhichFileIsMissingOrDamaged() throws IOException {
    FolderFiles files = new FolderFiles(folder);
    SentencePieceTokenizerProvider provider = new SentencePieceTokenizerProvider();
    assertThatThrownBy(() -> provider.create(PADDED, files))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("tokenizer.model");
    byte[] whole = Files.readAllBytes(vicuna().resolve("tokenizer.model"));
    for (int length : new int[] {1, 100, whole.length / 2, whole.length - 1}) {
      Files.write(folder.resolve("tokenizer.model"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> provider.create(PADDED, files))
          .as("%d bytes", length)
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("tokenizer.model");
    }
    Files.writeString(folder.resolve("tokenizer.model"), "version https://git-lfs.github.com/");
    assertThatThrownBy(() -> provider.create(PADDED, files))
        .isInstanceOf(CheckpointException.class);
  }

  @Test
  void saysWhichJsonIsDamaged() {
    assertThatThrownBy(() -> withFile("special_tokens_map.json", "{\"bos_token\": "))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("special_tokens_map.json");
  }

  @Test
  void refusesToWorkOnceClosed() {
    Tokenizer tokenizer = createTokenizer();
    tokenizer.close();
    assertThatThrownBy(() -> tokenizer.encode("a")).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> tokenizer.decode(new int[] {3}, true))
        .isInstanceOf(ClosedException.class);
  }

  @Test
  void passesOverIdsThatItDoesNotHave() {
    try (Tokenizer tokenizer = createTokenizer()) {
      int[] ids = {-1, 262, 100_000};
      assertThat(tokenizer.decode(ids, true)).isEqualTo("the");
      assertThat(Streams.join(tokenizer, ids)).isEqualTo("the");
    }
  }

  @Test
  void encodesVeryLongTexts() {
    try (Tokenizer tokenizer = createTokenizer()) {
      String text = "what is in the image? ".repeat(5000);
      assertThat(tokenizer.decode(tokenizer.encode(text), true)).isEqualTo(text);
    }
  }
}
