package ai.lynx.adapters.pixelshuffle;

import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/**
 * Registers the bridge {@code pixel-shuffle}. Settings are keys of an Idefics3 {@code config.json}:
 * {@code scale_factor} (2), {@code initializer_range} (0.02).
 */
public final class PixelShuffleProvider implements BridgeProvider {
  @Override
  public String name() {
    return "pixel-shuffle";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public Bridge create(Settings settings, int visionWidth, int languageWidth, Weights weights) {
    return new PixelShuffle(
        PixelShuffleSettings.parse(settings), visionWidth, languageWidth, weights);
  }
}
