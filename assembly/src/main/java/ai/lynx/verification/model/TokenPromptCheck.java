package ai.lynx.verification.model;

import ai.lynx.Cancellation;
import ai.lynx.assembly.description.StructuredText;
import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.generation.GenerationRules;
import ai.lynx.assembly.generation.Generator;
import ai.lynx.assembly.generation.Hypothesis;
import ai.lynx.assembly.generation.NewTokenListener;
import ai.lynx.assembly.generation.PromptRow;
import ai.lynx.assembly.generation.ScoreListener;
import ai.lynx.assembly.generation.SpecialTokens;
import ai.lynx.assembly.huggingface.GenerationConfig;
import ai.lynx.assembly.model.PromptDecoding;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.generation.GenerationCheck;
import ai.lynx.verification.reference.Findings;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a network generates from token ids by the rules of transformers 5, held against a case: the
 * tokens, and the scores of beam search.
 *
 * @param files of the model; the case's options override their {@code generation_config.json}
 */
record TokenPromptCheck(Engine engine, LynxNetwork network, Findings findings, ModelFiles files) {
  private static final String CONFIG = "generation_config.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Checks prompts that are text only.
   *
   * @param entries decodings: names of inputs, options, and the tokens that come out
   */
  void verify(JsonNode entries) {
    for (JsonNode entry : entries) {
      verify(
          entry,
          config(entry, false),
          batch(entry.get("input_ids").asText(), entry.path("attention_mask").asText("")),
          batch -> new PromptDecoding(engine, network, null, batch));
    }
  }

  /**
   * Checks prompts with pictures.
   *
   * @param entries decodings: the prefix of their inputs' names, options, and the tokens that come
   *     out
   */
  void verify(JsonNode entries, PicturePrompts prompts) {
    for (JsonNode entry : entries) {
      String prefix = entry.get("inputs").asText();
      verify(
          entry,
          config(entry, true),
          new PromptInputs(findings).tokens(prefix),
          batch -> prompts.read(prefix, batch));
    }
  }

  private void verify(
      JsonNode entry,
      GenerationConfig config,
      TokenBatch batch,
      Function<TokenBatch, Decoding> reading) {
    Generator generator =
        new Generator(
            GenerationRules.transformers5(),
            new SpecialTokens(0, config.endOfSequence()),
            config.options());
    try (Decoding decoding = reading.apply(batch)) {
      List<Hypothesis> found =
          generator.generate(decoding, counted(batch), new Cancellation()).stream()
              .flatMap(List::stream)
              .toList();
      compare(entry, found, config.endOfSequence());
    }
  }

  /**
   * @param mask empty if all ids are text
   */
  private TokenBatch batch(String ids, String mask) {
    TensorData given = findings.given(ids);
    int rows = Math.toIntExact(given.shape().size(0).value());
    int tokens = Math.toIntExact(given.shape().size(1).value());
    boolean[] text = new boolean[rows * tokens];
    Arrays.fill(text, true);
    return new TokenBatch(
        given, mask.isEmpty() ? text : PromptInputs.flags(findings.given(mask)), rows, tokens);
  }

  /** The prompts as the rules count them: padding counts in n-grams, as in the original. */
  private static List<PromptRow> counted(TokenBatch batch) {
    List<PromptRow> counted = new ArrayList<>();
    long[] ids = batch.ids().toLongs();
    int tokens = batch.tokens();
    for (int row = 0; row < batch.rows(); row++) {
      int[] padded = new int[tokens];
      int padding = 0;
      for (int i = 0; i < tokens; i++) {
        padded[i] = Math.toIntExact(ids[row * tokens + i]);
        padding += batch.mask()[row * tokens + i] ? 0 : 1;
      }
      counted.add(
          new PromptRow(padded, padding, tokens, NewTokenListener.SILENT, ScoreListener.SILENT));
    }
    return counted;
  }

  /**
   * @param nullsCount whether null in the case's options means none, so that the search never ends
   *     early, rather than that the file decides, as transformers has it
   */
  private GenerationConfig config(JsonNode entry, boolean nullsCount) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (files.contains(CONFIG)) {
      values.putAll(StructuredText.json(files, CONFIG));
    }
    Map<String, Object> given =
        JSON.convertValue(entry.get("options"), new TypeReference<Map<String, Object>>() {});
    given.forEach(
        (key, value) -> {
          if (value != null || nullsCount) {
            values.put(key, value);
          }
        });
    return new GenerationConfig(entry.get("name").asText(), values);
  }

  private void compare(JsonNode entry, List<Hypothesis> found, List<Integer> ends) {
    String name = entry.get("name").asText();
    JsonNode want = entry.get("tokens");
    findings.equal(name + ", number of answers", want.size(), found.size());
    for (int i = 0; i < Math.min(want.size(), found.size()); i++) {
      List<Integer> tokens = untilEnd(GenerationCheck.integers(want.get(i)), ends);
      findings.tokens(name, tokens, found.get(i).tokens());
      if (entry.has("scores")) {
        findings.number(
            name + ", score " + i,
            entry.get("scores").get(i).asDouble(),
            (float) found.get(i).score(), // as the original has it
            scoreTolerance(entry.get("scores").get(i).asDouble(), entry));
      }
    }
  }

  /**
   * The case's tolerance, but no less than a few steps of a float32. A score is a float32 sum of
   * log-probabilities, and with a length penalty of -2 each of its last digits counts length²
   * times: at -17972 floats are 0.002 apart, so that a tolerance of 1e-4 would ask for the same
   * rounding in every product of every layer. Beams that never began have scores about -1e9, whose
   * last digits are chance altogether.
   */
  private static double scoreTolerance(double score, JsonNode entry) {
    return Math.max(entry.path("scores_atol").asDouble(), 4 * Math.ulp((float) score));
  }

  /** The original fills answers up behind their end; some cases have kept that. */
  private static List<Integer> untilEnd(List<Integer> tokens, List<Integer> ends) {
    int length = 0;
    while (length < tokens.size() && (length == 0 || !ends.contains(tokens.get(length - 1)))) {
      length++;
    }
    return tokens.subList(0, length);
  }
}
