package ai.lynx.adapters.gated;

import ai.lynx.adapters.layers.Activations;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a configuration says of gated cross-attention; the defaults are IDEFICS.
 *
 * @param block how the blocks look
 * @param interval a block stands before every layer whose number is a multiple of it
 */
record GatedCrossAttentionSettings(GatedBlockSpec block, int interval) {
  private static final int WIDEST = 1 << 20;

  private static final GatedBlockSpec.Names NAMES =
      new GatedBlockSpec.Names("q_layer_norm", "k_layer_norm", "alpha_cross_attn", "alpha_dense");

  /** What {@code alpha_type} says. */
  enum Gate {
    FLOAT,
    VECTOR
  }

  /** What {@code alpha_initializer} says. */
  enum GateStart {
    ZEROS,
    ONES,
    NORMAL,
    GAUSSIAN,
    RANDOM
  }

  static GatedCrossAttentionSettings parse(Settings given, int width) {
    return given.parse(read -> read(read, width));
  }

  private static GatedCrossAttentionSettings read(SettingsReader read, int width) {
    int heads = read.integer("num_attention_heads", 32, 1, 1 << 14);
    GatedBlockSpec block =
        new GatedBlockSpec(
            width,
            read.integer("vision_embed_dim", width, 1, WIDEST),
            heads,
            heads,
            read.integer("intermediate_size", 11008, 1, WIDEST),
            Activations.read(read, "hidden_act", "silu"),
            read.flag("qk_layer_norms", false),
            read.choice("alpha_type", Gate.FLOAT) == Gate.VECTOR,
            gateStart(read),
            read.decimal("rms_norm_eps", 1e-6, 0, 1),
            read.decimal("initializer_range", 0.02, 0, 1),
            GatedBlockSpec.Blind.FINDS_NOTHING,
            NAMES);
    return new GatedCrossAttentionSettings(
        block, read.integer("cross_layer_interval", 1, 1, 10_000));
  }

  private static Initialization gateStart(SettingsReader read) {
    double deviation = read.decimal("alphas_initializer_range", 0, 0, 1e3);
    return switch (read.choice("alpha_initializer", GateStart.ZEROS)) {
      case ZEROS -> Initialization.ZEROS;
      case ONES -> Initialization.ONES;
      case NORMAL, GAUSSIAN, RANDOM -> Initialization.normal(deviation);
    };
  }

  /** Where blocks stand in a language model of so many layers. */
  List<BlockPlace> places(int layers) {
    return IntStream.range(0, (layers + interval - 1) / interval)
        .mapToObj(n -> new BlockPlace("gated_cross_attn_layers." + n, n * interval))
        .toList();
  }
}
