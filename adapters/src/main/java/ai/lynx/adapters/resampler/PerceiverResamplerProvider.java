package ai.lynx.adapters.resampler;

import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/**
 * Registers the bridge {@code perceiver-resampler}. Settings: {@code depth} (3), {@code latents}
 * (32), {@code heads} (8), {@code headWidth} (64), {@code feedForwardMultiple} (4).
 */
public final class PerceiverResamplerProvider implements BridgeProvider {
  @Override
  public String name() {
    return "perceiver-resampler";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public Bridge create(Settings settings, int visionWidth, int languageWidth, Weights weights) {
    return new PerceiverResampler(
        PerceiverResamplerSettings.parse(settings), visionWidth, languageWidth, weights);
  }
}
