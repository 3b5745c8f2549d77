package ai.lynx.llm.backbones.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.llm.backbones.ReferenceFolder;
import ai.lynx.llm.backbones.Streams;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.Tokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal to the official Lynx code, transformers 4.28.1 and sentencepiece, id for id. */
class SentencePieceReferenceTest {
  private static Tokenizer tokenizer(ReferenceFolder folder, String file) {
    Settings settings = Settings.of("test", Map.of("file", file, "addPadding", "[PAD]"));
    return new SentencePieceTokenizerProvider().create(settings, folder.files());
  }

  private static Tokenizer official() {
    return tokenizer(ReferenceFolder.of("lynx/preprocess-text"), "data/vicuna-7b/tokenizer.model");
  }

  @Test
  void namesTheSpecialTokensOfTheFolder() {
    Tokenizer tokenizer = official();
    assertThat(tokenizer.size()).isEqualTo(412);
    assertThat(tokenizer.beginOfSequence()).hasValue(1);
    assertThat(tokenizer.endOfSequence()).hasValue(2);
    assertThat(tokenizer.padding()).hasValue(411);
  }

  @Test
  void addsNoPaddingWhereTheFolderNamesOne() {
    ReferenceFolder folder = ReferenceFolder.of("lynx/llm-own-pad-token");
    Tokenizer tokenizer = tokenizer(folder, "data/vicuna-7b/tokenizer.model");
    assertThat(tokenizer.padding()).hasValue(0);
    assertThat(tokenizer.encode("[PAD]").length).isGreaterThan(1);
  }

  @Test
  void encodesAsTheOfficialCode() {
    Tokenizer tokenizer = official();
    JsonNode results = ReferenceFolder.of("lynx/preprocess-text").description().get("results");
    eachOf(
        results.get("tokenize"),
        (soft, row) ->
            soft.assertThat(tokenizer.encode(row.get("text").asText()))
                .as(row.get("text").toString())
                .containsExactly(ReferenceFolder.ints(row.get("ids"))));
  }

  @Test
  void encodesThePromptsOfTheOfficialDataSets() {
    Tokenizer tokenizer = official();
    JsonNode results = ReferenceFolder.of("lynx/preprocess-text").description().get("results");
    for (JsonNode config : results.get("configs")) {
      int most = config.get("max_input_tokens").asInt();
      eachOf(
          config.get("prompts"),
          (soft, row) ->
              soft.assertThat(lastTokens(tokenizer, row.get("text").asText(), most))
                  .as(row.get("text").toString())
                  .containsExactly(ReferenceFolder.ints(row.get("input_ids"))));
    }
  }

  private static int[] lastTokens(Tokenizer tokenizer, String text, int most) {
    IntStream bos = IntStream.of(tokenizer.beginOfSequence().orElseThrow());
    int[] ids = IntStream.concat(bos, Arrays.stream(tokenizer.encode(text))).toArray();
    return most == 0 || ids.length <= most
        ? ids
        : Arrays.copyOfRange(ids, ids.length - most, ids.length);
  }

  @Test
  void decodesAsTheOfficialCode() {
    Tokenizer tokenizer = official();
    JsonNode results = ReferenceFolder.of("lynx/preprocess-text").description().get("results");
    eachOf(
        results.get("decode"),
        (soft, row) -> {
          int[] ids = ReferenceFolder.ints(row.get("ids"));
          soft.assertThat(tokenizer.decode(ids, true)).isEqualTo(row.get("text").asText());
          soft.assertThat(Streams.join(tokenizer, ids)).isEqualTo(row.get("text").asText());
        });
  }

  @Test
  void encodesAndDecodesAsTheSlowTokenizer() {
    ReferenceFolder folder = ReferenceFolder.of("tokenizers/llama-bpe");
    Tokenizer tokenizer = tokenizer(folder, "tokenizer.model");
    eachOf(
        folder.description().get("strings"),
        (soft, row) -> {
          String text = row.get("text").asText();
          int[] ids = ReferenceFolder.ints(slow(row, "slow_ids", "ids"));
          soft.assertThat(lastTokens(tokenizer, text, 0))
              .as(row.get("text").toString())
              .containsExactly(ids);
          soft.assertThat(tokenizer.decode(ids, false))
              .isEqualTo(slow(row, "slow_decoded", "decoded").asText());
          String plain = slow(row, "slow_decoded_skip", "decoded_skip").asText();
          soft.assertThat(tokenizer.decode(ids, true)).isEqualTo(plain);
          soft.assertThat(Streams.join(tokenizer, ids)).isEqualTo(plain);
        });
  }

  @Test
  void encodesPromptsOfAnotherFolder() {
    ReferenceFolder folder = ReferenceFolder.of("tokenizers/llama-bpe");
    Tokenizer tokenizer = tokenizer(folder, "tokenizer.model");
    JsonNode prompts = folder.description().get("lynx_prompt");
    int padding = prompts.get("pad_id").asInt();
    String template = prompts.get("prompt").asText().strip();
    for (int i = 0; i < prompts.get("questions").size(); i++) {
      String question = prompts.get("questions").get(i).asText();
      String text = template.replace("{question}", question).strip().toLowerCase(Locale.ROOT);
      int[] expected =
          Arrays.stream(ReferenceFolder.ints(prompts.get("input_ids").get(i)))
              .filter(id -> id != padding)
              .toArray();
      assertThat(lastTokens(tokenizer, text, prompts.get("max_input_tokens").asInt()))
          .as(text)
          .containsExactly(expected);
    }
  }

  @Test
  void decodesBrokenSequencesOfIds() {
    ReferenceFolder folder = ReferenceFolder.of("tokenizers/llama-bpe");
    Tokenizer tokenizer = tokenizer(folder, "tokenizer.model");
    eachOf(
        folder.description().get("random"),
        (soft, row) -> {
          int[] ids = ReferenceFolder.ints(row.get("ids"));
          String expected = slow(row, "slow_decoded_skip", "decoded_skip").asText();
          soft.assertThat(tokenizer.decode(ids, true))
              .as(row.get("ids").toString())
              .isEqualTo(expected);
          soft.assertThat(Streams.join(tokenizer, ids)).isEqualTo(expected);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama-bpe/tokenizer.model", "unigram-nfkc/spiece.model"})
  void equalsPlainSentencePiece(String path) throws IOException {
    String name = path.substring(0, path.indexOf('/'));
    ReferenceFolder folder = ReferenceFolder.of("tokenizers/" + name);
    ByteBuffer bytes =
        ByteBuffer.wrap(
            Files.readAllBytes(folder.path().resolve(path.substring(name.length() + 1))));
    SentencePieceModel model = SentencePieceReader.read(path, bytes);
    Vocabulary vocabulary = new Vocabulary(model.pieces());
    PieceEncoder encoder = new PieceEncoder(model, vocabulary);
    eachOf(
        folder.description().get("strings"),
        (soft, row) ->
            soft.assertThat(encoder.encode(row.get("text").asText()))
                .as(row.get("text").toString())
                .containsExactly(plainIds(row)));
    eachOf(
        folder.description().get("random"),
        (soft, row) -> {
          PieceDecoder pieces = new PieceDecoder(model, vocabulary);
          StringBuilder text = new StringBuilder();
          Arrays.stream(ReferenceFolder.ints(row.get("ids")))
              .forEach(id -> text.append(pieces.next(id)));
          soft.assertThat(text.append(pieces.finish()).toString())
              .as(row.get("ids").toString())
              .isEqualTo(slow(row, "sp_decoded", "decoded").asText());
        });
  }

  private static int[] plainIds(JsonNode row) {
    if (row.get("sp").isArray()) {
      return ReferenceFolder.ints(row.get("sp"));
    }
    JsonNode ids = row.has("ids_without_special") ? row.get("ids_without_special") : row.get("ids");
    return ReferenceFolder.ints(ids);
  }

  /** What the slow tokenizer gives, which is only there where it differs from the other. */
  private static JsonNode slow(JsonNode row, String key, String otherwise) {
    return row.has(key) && !row.get(key).asText().equals("same")
        ? row.get(key)
        : row.get(otherwise);
  }

  private static void eachOf(JsonNode rows, BiConsumer<SoftAssertions, JsonNode> check) {
    assertThat(List.of(rows)).isNotEmpty();
    assertThat(rows.size()).isPositive();
    SoftAssertions.assertSoftly(soft -> rows.forEach(row -> check.accept(soft, row)));
  }
}
