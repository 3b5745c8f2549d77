package ai.lynx.adapters.gated;

import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.FusionProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/**
 * Registers the fusion strategy {@code gated-cross-attention}: a block before every n-th layer
 * ({@code IdeficsModel} of Hugging Face, whose weight names {@code gated_cross_attn_layers.N} these
 * are). Settings: {@code vision_embed_dim}, the length of the vision vectors (the language model's
 * width), and the keys of an IDEFICS {@code config.json}: {@code cross_layer_interval} (1), {@code
 * num_attention_heads} (32), {@code intermediate_size} (11008), {@code hidden_act} (silu), {@code
 * qk_layer_norms} (false), {@code alpha_type} (float, or vector), {@code alpha_initializer} (zeros,
 * ones or normal with {@code alphas_initializer_range}), {@code rms_norm_eps} (1e-6), {@code
 * initializer_range} (0.02).
 */
public final class GatedCrossAttentionProvider implements FusionProvider {
  @Override
  public String name() {
    return "gated-cross-attention";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public int visionWidth(Settings settings, int width) {
    return GatedCrossAttentionSettings.parse(settings, width).block().visionWidth();
  }

  @Override
  public Fusion create(Settings settings, int width, int layers, Weights weights) {
    GatedCrossAttentionSettings parsed = GatedCrossAttentionSettings.parse(settings, width);
    return new GatedCrossAttention(parsed.block(), parsed.places(layers), layers, weights);
  }
}
