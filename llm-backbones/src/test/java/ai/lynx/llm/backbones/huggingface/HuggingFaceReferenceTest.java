package ai.lynx.llm.backbones.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.llm.backbones.ReferenceFolder;
import ai.lynx.llm.backbones.Streams;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.Tokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.OptionalInt;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal to Hugging Face's own library, id for id. */
class HuggingFaceReferenceTest {
  private static Tokenizer tokenizer(ReferenceFolder folder) {
    return new HuggingFaceTokenizerProvider().create(Settings.none("test"), folder.files());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt2-bytes",
        "llama-bpe",
        "llama-bpe-metaspace",
        "qwen2-bytes",
        "smollm2-bytes",
        "unigram-nfkc"
      })
  void encodesAndDecodesAsTheOriginal(String name) {
    ReferenceFolder folder = ReferenceFolder.of("tokenizers/" + name);
    JsonNode description = folder.description();
    try (Tokenizer tokenizer = tokenizer(folder)) {
      assertThat(tokenizer.size()).isEqualTo(description.get("vocab_size_with_added").asInt());
      SoftAssertions soft = new SoftAssertions();
      for (JsonNode row : description.get("strings")) {
        String text = row.get("text").asText();
        JsonNode plain =
            row.has("ids_without_special") ? row.get("ids_without_special") : row.get("ids");
        soft.assertThat(tokenizer.encode(text))
            .as(row.get("text").toString())
            .containsExactly(ReferenceFolder.ints(plain));
        checkDecoding(soft, tokenizer, row);
        soft.assertThat(Streams.join(tokenizer, ReferenceFolder.ints(row.get("ids"))))
            .as(row.get("ids").toString())
            .isEqualTo(row.get("decoded_skip").asText());
      }
      // Not as streams: the original gives up on bytes that turn out broken when they are out.
      description.get("random").forEach(row -> checkDecoding(soft, tokenizer, row));
      for (JsonNode row : description.get("streams")) {
        // Where the original gives up, it has no pieces.
        StringBuilder pieces = new StringBuilder();
        row.path("pieces").forEach(piece -> pieces.append(piece.isNull() ? "" : piece.asText()));
        int[] ids = ReferenceFolder.ints(row.get("ids"));
        soft.assertThat(Streams.join(tokenizer, ids)).startsWith(pieces.toString());
      }
      soft.assertAll();
    }
  }

  private static void checkDecoding(SoftAssertions soft, Tokenizer tokenizer, JsonNode row) {
    int[] ids = ReferenceFolder.ints(row.get("ids"));
    String plain = row.get("decoded_skip").asText();
    soft.assertThat(tokenizer.decode(ids, false)).isEqualTo(row.get("decoded").asText());
    soft.assertThat(tokenizer.decode(ids, true)).isEqualTo(plain);
  }

  @Test
  void findsSpecialTokensInTheNormalisedTextWhereTheFileSaysSo() {
    ReferenceFolder folder = ReferenceFolder.of("tokenizers/llama-bpe-normalized-specials");
    try (Tokenizer tokenizer = tokenizer(folder)) {
      for (JsonNode row : folder.description().get("strings")) {
        int[] expected = ReferenceFolder.ints(row.get("ids"));
        int[] ids = tokenizer.encode(row.get("text").asText());
        assertThat(ids).containsExactly(java.util.Arrays.copyOfRange(expected, 1, expected.length));
        assertThat(Streams.join(tokenizer, ids)).isEqualTo(tokenizer.decode(ids, true));
      }
    }
  }

  @Test
  void takesSpecialTokensFromTheFilesAndAddsPaddingBehindAllIds() {
    ReferenceFolder folder = ReferenceFolder.of("tokenizers/gpt2-bytes");
    Settings settings = Settings.of("test", Map.of("addPadding", "[PAD]"));
    try (Tokenizer plain = tokenizer(folder);
        Tokenizer padded = new HuggingFaceTokenizerProvider().create(settings, folder.files())) {
      assertThat(plain.beginOfSequence()).hasValue(0);
      assertThat(plain.endOfSequence()).hasValue(0);
      assertThat(plain.padding()).isEqualTo(OptionalInt.empty());
      int padding = padded.padding().orElseThrow();
      assertThat(padding).isEqualTo(plain.size());
      assertThat(padded.size()).isEqualTo(plain.size() + 1);
      assertThat(padded.encode("[PAD]")).containsExactly(padding);
      assertThat(padded.decode(new int[] {padding}, true)).isEmpty();
      assertThat(padded.decode(new int[] {padding}, false)).isEqualTo("[PAD]");
    }
  }
}
