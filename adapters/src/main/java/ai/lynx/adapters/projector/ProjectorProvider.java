package ai.lynx.adapters.projector;

import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.BridgeProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/**
 * Registers the bridge {@code projector}. Settings: {@code layers} (2), and the keys of a LLaVA
 * {@code config.json}: {@code projector_hidden_act} (gelu), {@code multimodal_projector_bias}
 * (true), {@code initializer_range} (0.02).
 */
public final class ProjectorProvider implements BridgeProvider {
  @Override
  public String name() {
    return "projector";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public Bridge create(Settings settings, int visionWidth, int languageWidth, Weights weights) {
    ProjectorSettings parsed = ProjectorSettings.parse(settings);
    return parsed.layers() == 1
        ? LinearProjector.of(parsed, visionWidth, languageWidth, weights)
        : MlpProjector.of(parsed, visionWidth, languageWidth, weights);
  }
}
