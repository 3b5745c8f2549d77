package ai.lynx.adapters.idefics;

import ai.lynx.spi.config.Settings;

/**
 * What a configuration says of an IDEFICS resampler; the defaults are the published IDEFICS.
 *
 * @param depth blocks
 * @param latents vectors that come out
 * @param heads attention heads
 * @param headWidth the length of a query
 * @param normedHeads whether queries and keys of each head pass a norm
 */
record IdeficsResamplerSettings(
    int depth, int latents, int heads, int headWidth, boolean normedHeads) {
  static IdeficsResamplerSettings parse(Settings given) {
    return given.parse(
        read -> {
          read.ignore("model_type", "dtype", "torch_dtype", "use_resampler");
          return new IdeficsResamplerSettings(
              read.integer("resampler_depth", 6, 1, 1000),
              read.integer("resampler_n_latents", 64, 1, 1 << 16),
              read.integer("resampler_n_heads", 16, 1, 1024),
              read.integer("resampler_head_dim", 96, 1, 1 << 14),
              read.flag("qk_layer_norms_perceiver", false));
        });
  }

  /** The length of the queries of all heads together. */
  int innerWidth() {
    return heads * headWidth;
  }
}
