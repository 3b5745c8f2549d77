package ai.lynx.adapters.prefix;

import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.FusionProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/** Registers the fusion strategy {@code prefix}. It has no settings. */
public final class PrefixFusionProvider implements FusionProvider {
  @Override
  public String name() {
    return "prefix";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public Fusion create(Settings settings, int width, int layers, Weights weights) {
    return settings.parse(read -> new PrefixFusion());
  }
}
