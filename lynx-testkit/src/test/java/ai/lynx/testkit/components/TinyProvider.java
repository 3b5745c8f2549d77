package ai.lynx.testkit.components;

import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import java.util.Set;

/** Makes tiny decoders, right ones or wrong ones. */
record TinyProvider(TinyDecoder.Mistake mistake) implements LanguageModelProvider {
  @Override
  public String name() {
    return "tiny";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public LanguageModel create(Settings settings, Weights weights) {
    return new TinyDecoder(weights, mistake);
  }
}
