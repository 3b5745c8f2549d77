package ai.lynx.adapters.bottleneck;

import ai.lynx.spi.component.Adapter;
import ai.lynx.spi.component.AdapterProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/**
 * Registers the adapter {@code bottleneck}. Settings: {@code reduction} (2), {@code epsilon}
 * (1e-5).
 */
public final class BottleneckAdapterProvider implements AdapterProvider {
  @Override
  public String name() {
    return "bottleneck";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public Adapter create(Settings settings, int width, Weights weights) {
    return new BottleneckAdapter(BottleneckSettings.parse(settings, width), width, weights);
  }
}
