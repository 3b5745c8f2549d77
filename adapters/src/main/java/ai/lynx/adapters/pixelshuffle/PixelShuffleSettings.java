package ai.lynx.adapters.pixelshuffle;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.config.Settings;
import java.util.List;

/**
 * What a configuration says of a pixel shuffle; the defaults are Idefics3.
 *
 * @param source where it stands, for messages
 * @param block how many patches wide and high a block is that becomes one vector
 * @param deviation of the projection's weights at the start of training
 */
record PixelShuffleSettings(String source, int block, double deviation) {
  static PixelShuffleSettings parse(Settings given) {
    return given.parse(
        read ->
            new PixelShuffleSettings(
                given.source(),
                read.integer("scale_factor", 2, 1, 64),
                read.decimal("initializer_range", 0.02, 0, 1)));
  }

  /**
   * How many blocks fit side by side.
   *
   * @param patches how many feature vectors a picture has
   * @throws InvalidConfigurationException if they are no square grid of whole blocks
   */
  int blocksPerSide(long patches) {
    long side = Math.round(Math.sqrt((double) patches));
    if (side * side != patches || side % block != 0) {
      throw new InvalidConfigurationException(
          source,
          List.of(
              "scale_factor %d needs a square grid of patches whose side is a multiple of it, but the vision encoder gives %d vectors for a picture; choose an encoder without a class token, or another scale_factor"
                  .formatted(block, patches)));
    }
    return (int) (side / block);
  }
}
