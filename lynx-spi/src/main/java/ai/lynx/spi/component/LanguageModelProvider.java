package ai.lynx.spi.component;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;

/** Registers a family of language models. */
public interface LanguageModelProvider extends Plug {
  LanguageModel create(Settings settings, Weights weights);
}
