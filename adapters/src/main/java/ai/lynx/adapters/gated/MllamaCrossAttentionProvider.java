package ai.lynx.adapters.gated;

import ai.lynx.adapters.layers.Activations;
import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.FusionProvider;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.plug.Capability;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Registers the fusion strategy {@code mllama-cross-attention} of Llama 3.2 vision ({@code
 * MllamaCrossAttentionDecoderLayer} of Hugging Face). Its blocks are layers of the language model
 * in the numbering of weights: {@code layers.3}, where the language model {@code mllama_text_model}
 * has no layer 3 of its own.
 *
 * <p>Settings are keys of a {@code text_config}: {@code num_hidden_layers} (40, the blocks
 * counted), {@code cross_attention_layers} (3, 8, 13 and so on to 38), {@code num_attention_heads}
 * (32), {@code num_key_value_heads} (8), {@code intermediate_size} (14336), {@code hidden_act}
 * (silu), {@code rms_norm_eps} (1e-5), {@code initializer_range} (0.02). Numbers of blocks from
 * {@code num_hidden_layers} on are passed over, as in the original.
 */
public final class MllamaCrossAttentionProvider implements FusionProvider {
  private static final int WIDEST = 1 << 20;
  private static final List<Integer> USUAL = List.of(3, 8, 13, 18, 23, 28, 33, 38);

  private static final GatedBlockSpec.Names NAMES =
      new GatedBlockSpec.Names("q_norm", "k_norm", "cross_attn_attn_gate", "cross_attn_mlp_gate");

  @Override
  public String name() {
    return "mllama-cross-attention";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  /**
   * @param layers of the language model, those not counted that look at pictures
   */
  @Override
  public Fusion create(Settings settings, int width, int layers, Weights weights) {
    return settings.parse(
        read -> {
          GatedBlockSpec block = block(read, width);
          return new GatedCrossAttention(block, places(read, layers), layers, weights);
        });
  }

  private static GatedBlockSpec block(SettingsReader read, int width) {
    return new GatedBlockSpec(
        width,
        width,
        read.integer("num_attention_heads", 32, 1, 1 << 14),
        read.integer("num_key_value_heads", 8, 1, 1 << 14),
        read.integer("intermediate_size", 14336, 1, WIDEST),
        Activations.read(read, "hidden_act", "silu"),
        true,
        false,
        Initialization.ZEROS,
        read.decimal("rms_norm_eps", 1e-5, 0, 1),
        read.decimal("initializer_range", 0.02, 0, 1),
        GatedBlockSpec.Blind.SEES_ALL_AND_THINKS_NOTHING,
        NAMES);
  }

  private static List<BlockPlace> places(SettingsReader read, int layers) {
    int all = read.integer("num_hidden_layers", 40, 1, 10_000);
    List<Integer> numbers =
        read.has("cross_attention_layers")
            ? read.integers("cross_attention_layers", 0, 9_999)
            : USUAL;
    List<Integer> ascending =
        numbers.stream().filter(number -> number < all).sorted().distinct().toList();
    if (all - ascending.size() != layers) {
      read.problem(
          "num_hidden_layers",
          "must be %d, the language model's layers and the %d of cross_attention_layers, not %d"
              .formatted(layers + ascending.size(), ascending.size(), all));
    }
    return IntStream.range(0, ascending.size())
        .mapToObj(n -> new BlockPlace("layers." + ascending.get(n), ascending.get(n) - n))
        .toList();
  }
}
