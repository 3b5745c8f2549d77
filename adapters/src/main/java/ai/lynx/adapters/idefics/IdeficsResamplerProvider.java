package ai.lynx.adapters.idefics;

import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/**
 * Registers the bridge {@code idefics-resampler}. Settings are the keys of {@code perceiver_config}
 * in an IDEFICS {@code config.json}: {@code resampler_depth} (6), {@code resampler_n_latents} (64),
 * {@code resampler_n_heads} (16), {@code resampler_head_dim} (96), {@code qk_layer_norms_perceiver}
 * (false).
 */
public final class IdeficsResamplerProvider implements BridgeProvider {
  @Override
  public String name() {
    return "idefics-resampler";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public Bridge create(Settings settings, int visionWidth, int languageWidth, Weights weights) {
    return new IdeficsResampler(
        IdeficsResamplerSettings.parse(settings), visionWidth, languageWidth, weights);
  }
}
