package ai.lynx.verification.tokens;

import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.text.AligningTokenizer;
import ai.lynx.spi.text.Encoding;
import ai.lynx.spi.text.StreamingDecoder;
import ai.lynx.spi.text.WordStream;
import ai.lynx.verification.generation.GenerationCheck;
import ai.lynx.verification.reference.Fields;
import ai.lynx.verification.reference.Findings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Holds a {@code tokenizer.json} against what tokenizers and transformers made of it. */
final class JsonTokenizerCheck {
  private final Fields fields;
  private final AligningTokenizer tokenizer;
  private final boolean padsLeft;
  private final Findings findings;

  /**
   * @param padsLeft where rows are filled up unless an option says otherwise
   */
  JsonTokenizerCheck(
      Fields fields, AligningTokenizer tokenizer, boolean padsLeft, Findings findings) {
    this.padsLeft = padsLeft;
    this.fields = fields;
    this.tokenizer = tokenizer;
    this.findings = findings;
  }

  void run() {
    findings.equal("number of ids", fields.get("vocab_size_with_added").asInt(), tokenizer.size());
    fields.rows("strings").forEach(this::string);
    for (JsonNode row : fields.rows("random")) {
      decoded(row.get("ids").toString(), row);
    }
    fields.rows("streams").forEach(this::stream);
    for (JsonNode row : fields.rows("text_streamers")) {
      List<String> pieces = new ArrayList<>(pieces(row, new WordStream(tokenizer)));
      findings.equal("words of " + row.get("ids"), texts(row.get("pieces")), pieces);
    }
    fields.rows("batches").forEach(this::batch);
    fields.rows("pairs").forEach(row -> pair(row, "first", "second", tokenizer, findings));
  }

  private void string(JsonNode row) {
    aligned(row, tokenizer, findings);
    String text = row.get("text").toString();
    Encoding encoding = tokenizer.align(row.get("text").asText(), Optional.empty());
    if (row.has("special_mask")) {
      StringBuilder mask = new StringBuilder();
      encoding.tokens().forEach(token -> mask.append(token.added() ? '1' : '0'));
      findings.equal(text + ", added", row.get("special_mask").asText(), mask.toString());
    }
    List<Integer> plain =
        row.has("ids_without_special")
            ? GenerationCheck.integers(row.get("ids_without_special"))
            : encoding.tokens().stream()
                .filter(token -> !token.added())
                .map(Encoding.Token::id)
                .toList();
    findings.tokens(text, plain, list(tokenizer.encode(row.get("text").asText())));
    decoded(text, row);
  }

  /** Ids and places of a text with the tokens that are put around it. */
  static void aligned(JsonNode row, AligningTokenizer tokenizer, Findings findings) {
    String text = row.get("text").asText();
    Encoding encoding = tokenizer.align(text, Optional.empty());
    findings.tokens(
        row.get("text") + " and special tokens",
        GenerationCheck.integers(row.get("ids")),
        list(encoding.ids()));
    if (row.has("offsets")) {
      List<List<Integer>> want = new ArrayList<>();
      row.get("offsets").forEach(pair -> want.add(GenerationCheck.integers(pair)));
      findings.equal(
          row.get("text") + ", places",
          want,
          encoding.tokens().stream().map(token -> List.of(token.start(), token.end())).toList());
    }
  }

  /** Two texts that belong together, and the first alone where the row has its ids. */
  static void pair(
      JsonNode row, String first, String second, AligningTokenizer tokenizer, Findings findings) {
    String pairIds = row.has("pair_ids") ? "pair_ids" : "ids";
    String text = row.get(first).asText();
    findings.tokens(
        row.get(first) + " and " + row.get(second),
        GenerationCheck.integers(row.get(pairIds)),
        list(tokenizer.align(text, Optional.of(row.get(second).asText())).ids()));
    if (row.has("pair_ids")) {
      findings.tokens(
          row.toString(),
          GenerationCheck.integers(row.get("ids")),
          list(tokenizer.align(text, Optional.empty()).ids()));
    }
  }

  private void decoded(String what, JsonNode row) {
    int[] ids = ints(row);
    findings.equal(what + ", decoded", row.get("decoded").asText(), tokenizer.decode(ids, false));
    // Tokens that are looked for in normalised text are left out here, as a user wants it;
    // tokenizers 0.23 does not, and the cases that say nothing of special ids are of such tokens.
    if (fields.description().has("special_ids")) {
      findings.equal(
          what + ", decoded without special tokens",
          row.get("decoded_skip").asText(),
          tokenizer.decode(ids, true));
    }
    if (fields.description().has("special_ids") && !fields.description().has("bos_eos")) {
      String joined = String.join("", pieces(row, tokenizer.stream()));
      boolean mayDiffer = row.get("decoded_skip").asText().indexOf('\ufffd') >= 0;
      if (!mayDiffer) {
        findings.equal(what + ", streamed", row.get("decoded_skip").asText(), joined);
      }
    }
  }

  /** Piece by piece, unless the original gave up. */
  private void stream(JsonNode row) {
    List<String> got = pieces(row, tokenizer.stream());
    if (row.has("pieces")) {
      List<String> want = texts(row.get("pieces"));
      findings.equal("pieces of " + row.get("ids"), want, got.subList(0, want.size()));
    }
  }

  private static List<String> pieces(JsonNode row, StreamingDecoder stream) {
    List<String> pieces = new ArrayList<>();
    for (int id : ints(row)) {
      pieces.add(stream.next(id));
    }
    pieces.add(stream.finish());
    return pieces;
  }

  /** Null stands for nothing. */
  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.isNull() ? "" : text.asText()));
    return texts;
  }

  private void batch(JsonNode row) {
    JsonNode options = row.get("options");
    boolean special = options.path("add_special_tokens").asBoolean(true);
    int most = options.path("truncation").asBoolean(false) ? options.get("max_length").asInt() : -1;
    Encoding.Side side =
        options.path("truncation_side").asText().equals("left")
            ? Encoding.Side.LEFT
            : Encoding.Side.RIGHT;
    List<int[]> prompts = new ArrayList<>();
    for (JsonNode text : row.get("texts")) {
      Encoding whole = tokenizer.align(text.asText(), Optional.empty());
      Encoding encoding =
          special
              ? whole
              : new Encoding(whole.tokens().stream().filter(token -> !token.added()).toList());
      prompts.add((most < 0 ? encoding : encoding.truncated(most, side)).ids());
    }
    String padding = options.path("padding").asText();
    findings.equal(
        options + ", ids", lists(row.get("input_ids")), filled(prompts, options, padding, false));
    findings.equal(
        options + ", mask",
        lists(row.get("attention_mask")),
        filled(prompts, options, padding, true));
  }

  private List<List<Integer>> filled(
      List<int[]> prompts, JsonNode options, String padding, boolean mask) {
    if (!options.has("padding") || padding.equals("false")) {
      return prompts.stream()
          .map(ids -> Arrays.stream(ids).map(id -> mask ? 1 : id).boxed().toList())
          .toList();
    }
    int longest = prompts.stream().mapToInt(ids -> ids.length).max().orElse(0);
    int length = padding.equals("max_length") ? options.get("max_length").asInt() : longest;
    int multiple = options.path("pad_to_multiple_of").asInt(1);
    TokenBatch batch =
        TokenBatch.of(
            prompts,
            tokenizer.padding().orElse(0),
            options.path("padding_side").asText(padsLeft ? "left" : "right").equals("left"),
            (length + multiple - 1) / multiple * multiple);
    long[] ids = batch.ids().toLongs();
    List<List<Integer>> rows = new ArrayList<>();
    for (int i = 0; i < batch.rows(); i++) {
      List<Integer> one = new ArrayList<>();
      for (int j = i * batch.tokens(); j < (i + 1) * batch.tokens(); j++) {
        one.add(mask ? batch.mask()[j] ? 1 : 0 : Math.toIntExact(ids[j]));
      }
      rows.add(one);
    }
    return rows;
  }

  private static List<List<Integer>> lists(JsonNode array) {
    List<List<Integer>> lists = new ArrayList<>();
    array.forEach(row -> lists.add(GenerationCheck.integers(row)));
    return lists;
  }

  private static int[] ints(JsonNode row) {
    return GenerationCheck.integers(row.get("ids")).stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Integer> list(int[] ids) {
    return Arrays.stream(ids).boxed().toList();
  }
}
