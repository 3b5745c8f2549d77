package ai.lynx.adapters.identity;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.List;
import java.util.Set;

/**
 * Registers the bridge {@code identity}, which leaves feature vectors as they are, as IDEFICS does
 * without a resampler. It has no settings.
 */
public final class IdentityProvider implements BridgeProvider {
  @Override
  public String name() {
    return "identity";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  /**
   * @throws InvalidConfigurationException if vectors of another length are wanted
   */
  @Override
  public Bridge create(Settings settings, int visionWidth, int languageWidth, Weights weights) {
    if (visionWidth != languageWidth) {
      throw new InvalidConfigurationException(
          settings.source(),
          List.of(
              "the bridge \"identity\" gives vectors of %d, but %d are wanted; \"projector\" changes their length"
                  .formatted(visionWidth, languageWidth)));
    }
    return settings.parse(read -> new Identity());
  }
}
