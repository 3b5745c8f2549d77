package ai.lynx.verification;

import ai.lynx.assembly.Assembly;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.StreamingDecoder;
import ai.lynx.spi.text.Tokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A tokenizer's files: texts to ids, ids to text at once and one by one. Both kinds of files are
 * read where both are there, each held against its own original library.
 */
final class TokenizerCase implements CaseRunner {
  private static final String JSON_FILE = "tokenizer.json";
  private static final String SENTENCEPIECE_FILE = "tokenizer.model";

  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    FolderFiles files = new FolderFiles(reference.folder());
    JsonNode description = reference.description();
    if (!description.has("strings")) {
      throw new IllegalStateException("The case has no texts to make ids of.");
    }
    boolean slow = description.path("strings").path(0).has("slow_ids");
    if (files.contains(JSON_FILE)) {
      try (Tokenizer tokenizer = open(assembly, "huggingface", files, JSON_FILE)) {
        fast(description, tokenizer, findings);
      }
    }
    if (slow && files.contains(SENTENCEPIECE_FILE)) {
      try (Tokenizer tokenizer = open(assembly, "sentencepiece", files, SENTENCEPIECE_FILE)) {
        slow(description, tokenizer, findings);
      }
    }
  }

  private static Tokenizer open(Assembly assembly, String plug, FolderFiles files, String file) {
    return assembly
        .loader()
        .plugs()
        .tokenizers()
        .get(plug)
        .create(Settings.of(files.description(), Map.of("file", file)), files);
  }

  private static void fast(JsonNode description, Tokenizer tokenizer, Findings findings) {
    findings.equal(
        "number of ids", description.get("vocab_size_with_added").asInt(), tokenizer.size());
    boolean says = description.has("special_ids"); // which ids the post-processor added
    for (JsonNode row : description.get("strings")) {
      List<Integer> ids = GenerationCheck.integers(row.get("ids"));
      List<Integer> plain =
          row.has("ids_without_special")
              ? GenerationCheck.integers(row.get("ids_without_special"))
              : says ? ids : ids.subList(1, ids.size());
      encodes(row, plain, tokenizer, findings);
      String text = row.get("text").toString();
      findings.equal(
          text + ", decoded", row.get("decoded").asText(), tokenizer.decode(ints(ids), false));
      if (says) { // tokens that are looked for in normalised text are left out here, not there
        decodes(text, row, "decoded_skip", tokenizer, findings);
      }
    }
    for (JsonNode row : description.path("random")) {
      decodes(row.get("ids").toString(), row, "decoded_skip", tokenizer, findings);
    }
    for (JsonNode row : description.path("streams")) {
      int[] ids = ints(GenerationCheck.integers(row.get("ids")));
      findings.equal(
          "stream of " + row.get("ids"), tokenizer.decode(ids, true), streamed(tokenizer, ids));
    }
  }

  private static void slow(JsonNode description, Tokenizer tokenizer, Findings findings) {
    int begin = tokenizer.beginOfSequence().orElse(-1);
    for (JsonNode row : description.get("strings")) {
      JsonNode named = row.get("slow_ids");
      List<Integer> ids = GenerationCheck.integers(named.isArray() ? named : row.get("ids"));
      boolean begins = !ids.isEmpty() && ids.get(0) == begin;
      encodes(row, begins ? ids.subList(1, ids.size()) : ids, tokenizer, findings);
      String decoded = row.has("slow_decoded_skip") ? "slow_decoded_skip" : "decoded_skip";
      decodes(row.get("text") + " with sentencepiece", row, decoded, tokenizer, findings);
    }
  }

  private static void encodes(
      JsonNode row, List<Integer> want, Tokenizer tokenizer, Findings findings) {
    int[] got = tokenizer.encode(row.get("text").asText());
    findings.tokens(row.get("text").toString(), want, Arrays.stream(got).boxed().toList());
  }

  /** At once and one by one. */
  private static void decodes(
      String what, JsonNode row, String field, Tokenizer tokenizer, Findings findings) {
    int[] ids = ints(GenerationCheck.integers(row.get("ids")));
    String want = row.get(field).asText();
    findings.equal(what + ", decoded without special tokens", want, tokenizer.decode(ids, true));
    findings.equal(what + ", streamed", want, streamed(tokenizer, ids));
  }

  private static String streamed(Tokenizer tokenizer, int[] ids) {
    StreamingDecoder stream = tokenizer.stream();
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      text.append(stream.next(id));
    }
    return text.append(stream.finish()).toString();
  }

  private static int[] ints(List<Integer> ids) {
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }
}
