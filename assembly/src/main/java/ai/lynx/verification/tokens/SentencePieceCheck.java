package ai.lynx.verification.tokens;

import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.prompt.PromptEncoder;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.text.StreamingDecoder;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.verification.generation.GenerationCheck;
import ai.lynx.verification.reference.Fields;
import ai.lynx.verification.reference.Findings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Holds a sentencepiece model against sentencepiece and transformers 4.28.1. */
final class SentencePieceCheck {
  private final Fields fields;
  private final Findings findings;

  SentencePieceCheck(Fields fields, Findings findings) {
    this.fields = fields;
    this.findings = findings;
  }

  /** As transformers' slow tokenizer has it. */
  void slow(Tokenizer tokenizer) {
    int begin = tokenizer.beginOfSequence().orElse(-1);
    for (JsonNode row : fields.rows("strings")) {
      JsonNode named = row.get("slow_ids");
      List<Integer> ids = GenerationCheck.integers(named.isArray() ? named : row.get("ids"));
      boolean begins = !ids.isEmpty() && ids.get(0) == begin;
      encodes(row, begins ? ids.subList(1, ids.size()) : ids, tokenizer);
      String what = row.get("text") + " with the slow tokenizer";
      String decoded = row.has("slow_decoded") ? "slow_decoded" : "decoded";
      findings.equal(what, row.get(decoded).asText(), tokenizer.decode(ints(ids), false));
      String skipped = row.has("slow_decoded_skip") ? "slow_decoded_skip" : "decoded_skip";
      decodes(what, ints(ids), row.get(skipped).asText(), tokenizer);
    }
    for (JsonNode row : fields.rows("random")) {
      String skipped = row.has("slow_decoded_skip") ? "slow_decoded_skip" : "decoded_skip";
      decodes(
          row.get("ids") + " with the slow tokenizer",
          ints(GenerationCheck.integers(row.get("ids"))),
          row.get(skipped).asText(),
          tokenizer);
    }
  }

  /** As sentencepiece itself has it. */
  void plain(Tokenizer tokenizer) {
    for (JsonNode row : fields.rows("strings")) {
      if (row.has("sp")) {
        JsonNode plain = row.path("ids_without_special");
        JsonNode same = plain.isArray() ? plain : row.get("ids");
        List<Integer> ids =
            GenerationCheck.integers(row.get("sp").isArray() ? row.get("sp") : same);
        encodes(row, ids, tokenizer);
      }
    }
    for (JsonNode row : fields.rows("random")) {
      if (row.has("sp_decoded")) {
        decodes(
            row.get("ids") + " with sentencepiece",
            ints(GenerationCheck.integers(row.get("ids"))),
            row.get("sp_decoded").asText(),
            tokenizer);
      }
    }
  }

  /** The prompts of the official Lynx code. */
  void prompts(Tokenizer tokenizer) {
    JsonNode prompts = fields.get("lynx_prompt");
    int padding = tokenizer.padding().orElse(-1);
    findings.equal("padding token", prompts.get("pad_id").asInt(), padding);
    PromptEncoder encoder =
        new PromptEncoder(
            new PromptDescription(
                prompts.get("prompt").asText(),
                true,
                prompts.get("max_input_tokens").asInt(),
                true),
            tokenizer);
    List<int[]> rows = new ArrayList<>();
    prompts.get("questions").forEach(question -> rows.add(encoder.encode(question.asText())));
    long[] got = TokenBatch.of(rows, padding, true).ids().toLongs();
    List<Integer> want = new ArrayList<>();
    prompts.get("input_ids").forEach(row -> want.addAll(GenerationCheck.integers(row)));
    findings.tokens("Lynx prompts", want, Arrays.stream(got).mapToObj(Math::toIntExact).toList());
  }

  private void encodes(JsonNode row, List<Integer> want, Tokenizer tokenizer) {
    int[] got = tokenizer.encode(row.get("text").asText());
    findings.tokens(row.get("text").toString(), want, Arrays.stream(got).boxed().toList());
  }

  /** At once and one by one. */
  private void decodes(String what, int[] ids, String want, Tokenizer tokenizer) {
    findings.equal(what + ", without special tokens", want, tokenizer.decode(ids, true));
    StreamingDecoder stream = tokenizer.stream();
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      text.append(stream.next(id));
    }
    findings.equal(what + ", streamed", want, text.append(stream.finish()).toString());
  }

  private static int[] ints(List<Integer> ids) {
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }
}
