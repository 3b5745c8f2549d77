package ai.lynx.verification;

import ai.lynx.Cancellation;
import ai.lynx.assembly.description.StructuredText;
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
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
   * @param entries decodings: names of inputs, options, and the tokens that come out
   */
  void verify(JsonNode entries) {
    for (JsonNode entry : entries) {
      GenerationConfig config = config(entry);
      compare(entry, generate(entry, config), config.endOfSequence());
    }
  }

  private List<Hypothesis> generate(JsonNode entry, GenerationConfig config) {
    TensorData ids = findings.given(entry.get("input_ids").asText());
    int rows = Math.toIntExact(ids.shape().size(0).value());
    int tokens = Math.toIntExact(ids.shape().size(1).value());
    long[] mask = new long[rows * tokens];
    Arrays.fill(mask, 1);
    if (entry.path("attention_mask").isTextual()) {
      mask = findings.given(entry.get("attention_mask").asText()).toLongs();
    }
    List<int[]> prompts = new ArrayList<>();
    List<PromptRow> counted = new ArrayList<>();
    long[] all = ids.toLongs();
    for (int row = 0; row < rows; row++) {
      int[] padded = new int[tokens];
      int padding = 0;
      for (int i = 0; i < tokens; i++) {
        padded[i] = Math.toIntExact(all[row * tokens + i]);
        padding += mask[row * tokens + i] == 0 ? 1 : 0;
      }
      prompts.add(Arrays.copyOfRange(padded, padding, tokens));
      counted.add( // padding counts in n-grams, as in the original
          new PromptRow(padded, padding, tokens, NewTokenListener.SILENT, ScoreListener.SILENT));
    }
    TokenBatch batch = TokenBatch.of(prompts, 0, true);
    Generator generator =
        new Generator(
            GenerationRules.transformers5(),
            new SpecialTokens(0, config.endOfSequence()),
            config.options());
    try (PromptDecoding decoding = new PromptDecoding(engine, network, null, batch)) {
      return generator.generate(decoding, counted, new Cancellation()).stream()
          .flatMap(List::stream)
          .toList();
    }
  }

  private GenerationConfig config(JsonNode entry) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (files.contains(CONFIG)) {
      values.putAll(StructuredText.json(files, CONFIG));
    }
    Map<String, Object> given =
        JSON.convertValue(entry.get("options"), new TypeReference<Map<String, Object>>() {});
    given.forEach(
        (key, value) -> {
          if (value != null) { // transformers fills what is null from the file
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
            entry.path("scores_atol").asDouble());
      }
    }
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
