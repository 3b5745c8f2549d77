package ai.lynx.verification.generation;

import ai.lynx.GenerationOptions;
import ai.lynx.GenerationOptions.EarlyStopping;
import ai.lynx.TokenRules;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Options under the names of transformers' {@code GenerationConfig}.
 *
 * @param options what they are here
 * @param endOfSequence the tokens that end an answer
 * @param padding what fills rows up
 */
public record SearchSettings(GenerationOptions options, List<Integer> endOfSequence, int padding) {
  private static final int DEFAULT_NEW_TOKENS = 20;

  /**
   * Reads options.
   *
   * @param json those of one setting
   * @param model those of the model's {@code generation_config.json}, which the former override
   * @param promptLength tokens or vectors of the prompt, padding included
   * @throws IllegalStateException if an option is unknown
   */
  public static SearchSettings of(JsonNode json, JsonNode model, int promptLength) {
    JsonNode ends =
        json.has("eos_token_id") ? json.get("eos_token_id") : model.path("eos_token_id");
    JsonNode padding =
        json.has("pad_token_id") ? json.get("pad_token_id") : model.path("pad_token_id");
    Reader reader = new Reader(promptLength);
    json.properties().forEach(entry -> reader.option(entry.getKey(), entry.getValue()));
    return new SearchSettings(reader.options(), integers(ends), padding.asInt());
  }

  private static final class Reader {
    private final int promptLength;
    private final GenerationOptions.Builder builder =
        GenerationOptions.builder().maxNewTokens(DEFAULT_NEW_TOKENS).topK(50);
    private TokenRules rules = TokenRules.none();
    private boolean sample;

    Reader(int promptLength) {
      this.promptLength = promptLength;
    }

    GenerationOptions options() {
      builder.tokenRules(rules).sample(sample);
      return builder.build();
    }

    void option(String name, JsonNode value) {
      switch (name) {
        case "do_sample" -> sample = value.asBoolean();
        case "max_new_tokens" -> builder.maxNewTokens(value.asInt());
        case "max_length" -> builder.maxNewTokens(value.asInt() - promptLength);
        case "min_length" -> builder.minLength(value.asInt());
        case "min_new_tokens" -> builder.minNewTokens(value.asInt());
        case "num_beams" -> builder.beams(value.asInt());
        case "num_return_sequences" -> builder.returnedHypotheses(value.asInt());
        case "length_penalty" -> builder.lengthPenalty(value.asDouble());
        case "early_stopping" -> builder.earlyStopping(earlyStopping(value));
        case "no_repeat_ngram_size" -> builder.noRepeatNgramSize(value.asInt());
        case "repetition_penalty" -> builder.repetitionPenalty(value.asDouble());
        case "renormalize_logits" -> builder.renormalize(value.asBoolean());
        case "stop_strings" -> builder.stopStrings(texts(value));
        case "bad_words_ids" -> rules = rules.withBannedSequences(sequences(value));
        case "sequence_bias" -> rules = rules.withBiasedSequences(biases(value));
        case "suppress_tokens" -> rules = rules.withSuppressed(integers(value));
        case "begin_suppress_tokens" -> rules = rules.withSuppressedAtBegin(integers(value));
        case "forced_bos_token_id" -> rules = rules.withForcedBegin(value.asInt());
        case "forced_eos_token_id" -> rules = rules.withForcedEnd(integers(value));
        case "exponential_decay_length_penalty" ->
            rules =
                rules.withEndGrowth(
                    new TokenRules.EndGrowth(value.get(0).asInt(), value.get(1).asDouble()));
        case "temperature" -> builder.temperature(value.asDouble());
        case "top_k" -> builder.topK(value.asInt());
        case "top_p" -> builder.topP(value.asDouble());
        case "min_p" -> builder.minP(value.asDouble());
        case "typical_p" -> builder.typicalP(value.asDouble());
        case "epsilon_cutoff" -> builder.epsilonCutoff(value.asDouble());
        case "eta_cutoff" -> builder.etaCutoff(value.asDouble());
        case "eos_token_id", "pad_token_id" -> {} // read before
        default -> throw new IllegalStateException("The option " + name + " is not known.");
      }
    }
  }

  private static EarlyStopping earlyStopping(JsonNode value) {
    if (value.asText().equals("never")) {
      return EarlyStopping.NEVER;
    }
    return value.asBoolean() ? EarlyStopping.WHEN_FULL : EarlyStopping.WHEN_UNLIKELY;
  }

  private static List<String> texts(JsonNode value) {
    if (value.isTextual()) {
      return List.of(value.asText());
    }
    List<String> texts = new ArrayList<>();
    value.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<List<Integer>> sequences(JsonNode value) {
    List<List<Integer>> sequences = new ArrayList<>();
    value.forEach(sequence -> sequences.add(integers(sequence)));
    return sequences;
  }

  private static Map<List<Integer>, Double> biases(JsonNode value) {
    Map<List<Integer>, Double> biases = new LinkedHashMap<>();
    value.forEach(pair -> biases.put(integers(pair.get(0)), pair.get(1).asDouble()));
    return biases;
  }

  /** One number or several, or none. */
  private static List<Integer> integers(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    return value.isArray() ? GenerationCheck.integers(value) : List.of(value.asInt());
  }
}
