package ai.lynx.adapters.gated;

import ai.lynx.adapters.layers.Activations;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.operator.Elementwise;

/**
 * What a configuration says of gated cross-attention; the defaults are IDEFICS.
 *
 * @param width of the language model, a multiple of the heads
 * @param visionWidth the length of the vision vectors
 * @param interval a block stands before every layer whose number is a multiple of it
 * @param heads attention heads
 * @param feedForward the width inside the feed-forward network
 * @param activation of that network's gate
 * @param normedHeads whether queries and keys of each head pass a norm
 * @param gateOfEachChannel whether every channel has a gate of its own, not one for all
 * @param epsilon of all norms
 * @param deviation of weights at the start of training
 */
record GatedCrossAttentionSettings(
    int width,
    int visionWidth,
    int interval,
    int heads,
    int feedForward,
    Elementwise.Function activation,
    boolean normedHeads,
    boolean gateOfEachChannel,
    double epsilon,
    double deviation) {
  private static final int WIDEST = 1 << 20;

  /** What {@code alpha_type} says. */
  enum Gate {
    FLOAT,
    VECTOR
  }

  GatedCrossAttentionSettings {
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "num_attention_heads must divide the language model's width of %d, not %d"
              .formatted(width, heads));
    }
  }

  static GatedCrossAttentionSettings parse(Settings given, int width) {
    return given.parse(read -> read(read, width));
  }

  private static GatedCrossAttentionSettings read(SettingsReader read, int width) {
    return new GatedCrossAttentionSettings(
        width,
        read.integer("vision_embed_dim", width, 1, WIDEST),
        read.integer("cross_layer_interval", 1, 1, 10_000),
        read.integer("num_attention_heads", 32, 1, 1 << 14),
        read.integer("intermediate_size", 11008, 1, WIDEST),
        Activations.read(read, "hidden_act", "silu"),
        read.flag("qk_layer_norms", false),
        read.choice("alpha_type", Gate.FLOAT) == Gate.VECTOR,
        read.decimal("rms_norm_eps", 1e-6, 0, 1),
        read.decimal("initializer_range", 0.02, 0, 1));
  }

  /** Whether a block stands before a layer of the language model. */
  boolean before(int layer) {
    return layer % interval == 0;
  }

  /** How many blocks a language model of so many layers gets. */
  int blocks(int layers) {
    return (layers + interval - 1) / interval;
  }

  int headWidth() {
    return width / heads;
  }
}
