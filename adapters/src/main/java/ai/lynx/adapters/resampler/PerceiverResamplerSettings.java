package ai.lynx.adapters.resampler;

import ai.lynx.spi.config.Settings;

/**
 * What a configuration says of a perceiver resampler; the defaults are the published Lynx.
 *
 * @param depth layers
 * @param latents vectors that come out
 * @param heads attention heads
 * @param headWidth the length of a query
 * @param feedForwardMultiple how many times wider the feed-forward network is than the language
 *     model
 */
record PerceiverResamplerSettings(
    int depth, int latents, int heads, int headWidth, int feedForwardMultiple) {
  static PerceiverResamplerSettings parse(Settings given) {
    return given.parse(
        read ->
            new PerceiverResamplerSettings(
                read.integer("depth", 3, 1, 1000),
                read.integer("latents", 32, 1, 1 << 16),
                read.integer("heads", 8, 1, 1024),
                read.integer("headWidth", 64, 1, 1 << 14),
                read.integer("feedForwardMultiple", 4, 1, 64)));
  }

  /** The length of the queries of all heads together. */
  int innerWidth() {
    return heads * headWidth;
  }
}
