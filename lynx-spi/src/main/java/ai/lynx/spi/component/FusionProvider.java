package ai.lynx.spi.component;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;

/** Registers a fusion strategy. */
public interface FusionProvider extends Plug {
  /**
   * @param width of the language model
   * @param layers of the language model
   */
  Fusion create(Settings settings, int width, int layers, Weights weights);
}
