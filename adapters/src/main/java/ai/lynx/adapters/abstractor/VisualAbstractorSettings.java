package ai.lynx.adapters.abstractor;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.config.Settings;
import java.util.List;

/**
 * What a configuration says of a visual abstractor; the defaults are those of mPLUG-Owl's
 * configuration class.
 *
 * @param queries learned queries
 * @param layers one behind another
 * @param heads attention heads
 * @param feedForward the width inside the gated feed-forward network
 * @param epsilon of the norm inside that network
 * @param deviation of weights at the start of training
 */
record VisualAbstractorSettings(
    int queries, int layers, int heads, int feedForward, double epsilon, double deviation) {
  /**
   * @param width of the vision encoder, in which the abstractor works
   * @throws InvalidConfigurationException if the settings are for another width
   */
  static VisualAbstractorSettings parse(Settings given, int width) {
    VisualAbstractorSettings settings =
        given.parse(
            read -> {
              read.ignore("model_type", "dtype", "torch_dtype", "attention_probs_dropout_prob");
              for (String key : List.of("hidden_size", "encoder_hidden_size")) {
                if (read.integer(key, width, 1, 1 << 20) != width) {
                  read.problem(key, "must be the vision encoder's width of " + width);
                }
              }
              return new VisualAbstractorSettings(
                  read.integer("num_query_tokens", 64, 1, 1 << 16),
                  read.integer("num_hidden_layers", 6, 1, 1000),
                  read.integer("num_attention_heads", 16, 1, 1024),
                  read.integer("intermediate_size", 4096, 1, 1 << 20),
                  read.decimal("layer_norm_eps", 1e-6, 0, 1),
                  read.decimal("initializer_range", 0.02, 0, 1));
            });
    if (width % settings.heads != 0) {
      throw new InvalidConfigurationException(
          given.source(),
          List.of(
              "num_attention_heads must divide the vision encoder's width of %d, not %d"
                  .formatted(width, settings.heads)));
    }
    return settings;
  }
}
