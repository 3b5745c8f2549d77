package ai.lynx.assembly.huggingface;

import ai.lynx.GenerationOptions;
import ai.lynx.GenerationOptions.EarlyStopping;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code generation_config.json} that search for answers; others are ignored.
 *
 * @param source where they stand, for messages
 * @param values the keys
 */
public record GenerationConfig(String source, Map<String, Object> values) {
  static final String FILE = "generation_config.json";

  /** Sampling keeps so many tokens where a file does not say. */
  private static final int USUAL_TOP_K = 50;

  /**
   * The options, with this project's limit of new tokens where the file has none.
   *
   * @throws InvalidConfigurationException if a value is of another type or out of range
   */
  public GenerationOptions options() {
    return Settings.of(source, values)
        .parse(
            read -> {
              GenerationOptions.Builder options = GenerationOptions.builder();
              search(read, options);
              options.earlyStopping(earlyStopping());
              if (read.flag("do_sample", false)) {
                sampling(read, options.sample(true));
              }
              read.ignoreOthers();
              return options.build();
            });
  }

  /** True, false or "never". */
  private EarlyStopping earlyStopping() {
    Object value = values.get("early_stopping");
    if (value == null || value.equals(false)) {
      return EarlyStopping.WHEN_UNLIKELY;
    }
    if (value.equals(true)) {
      return EarlyStopping.WHEN_FULL;
    }
    if (value.equals("never")) {
      return EarlyStopping.NEVER;
    }
    throw new InvalidConfigurationException(
        source, List.of("early_stopping must be true, false or \"never\", not " + value));
  }

  private static void search(SettingsReader read, GenerationOptions.Builder options) {
    options
        .maxNewTokens(read.integer("max_new_tokens", 64, 1, 1 << 20))
        .minLength(read.integer("min_length", 0, 0, 1 << 20))
        .minNewTokens(read.integer("min_new_tokens", 0, 0, 1 << 20))
        .beams(read.integer("num_beams", 1, 1, 256))
        .returnedHypotheses(read.integer("num_return_sequences", 1, 1, 256))
        .lengthPenalty(read.decimal("length_penalty", 1, -1e3, 1e3))
        .noRepeatNgramSize(read.integer("no_repeat_ngram_size", 0, 0, 1 << 20))
        .repetitionPenalty(read.decimal("repetition_penalty", 1, 1e-3, 1e3));
  }

  private static void sampling(SettingsReader read, GenerationOptions.Builder options) {
    options
        .temperature(read.decimal("temperature", 1, 1e-6, 1e6))
        .topK(read.integer("top_k", USUAL_TOP_K, 0, 1 << 30))
        .topP(read.decimal("top_p", 1, 0, 1));
  }

  /**
   * The ids that end an answer; empty if none is named.
   *
   * @throws InvalidConfigurationException if they are no whole numbers
   */
  public List<Integer> endOfSequence() {
    @Nullable Object value = values.get("eos_token_id");
    List<?> given =
        value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
    List<Integer> ids = new ArrayList<>();
    for (Object id : given) {
      if (!(id instanceof Integer whole)) {
        throw new InvalidConfigurationException(
            source, List.of("eos_token_id must be an id or a list of ids, not " + value));
      }
      ids.add(whole);
    }
    return ids;
  }
}
