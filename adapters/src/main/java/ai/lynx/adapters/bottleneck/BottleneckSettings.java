package ai.lynx.adapters.bottleneck;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.config.Settings;
import java.util.List;

/**
 * What a configuration says of a bottleneck adapter.
 *
 * @param reduction how many times narrower the bottleneck is than the language model, 1 or more
 * @param epsilon of the LayerNorm
 */
record BottleneckSettings(int reduction, double epsilon) {
  private static final int MOST_REDUCTION = 1 << 16;

  static BottleneckSettings parse(Settings given, int width) {
    BottleneckSettings settings =
        given.parse(
            read ->
                new BottleneckSettings(
                    read.integer("reduction", 2, 1, MOST_REDUCTION),
                    read.decimal("epsilon", 1e-5, 0, 1)));
    if (settings.narrowWidth(width) < 1) {
      throw new InvalidConfigurationException(
          given.source(),
          List.of(
              "reduction must be at most the language model's width of %d, not %d"
                  .formatted(width, settings.reduction)));
    }
    return settings;
  }

  /** The width of the bottleneck: rounded down, as in the original. */
  int narrowWidth(int width) {
    return width / reduction;
  }
}
