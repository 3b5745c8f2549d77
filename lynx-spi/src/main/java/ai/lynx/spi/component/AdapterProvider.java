package ai.lynx.spi.component;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;

/** Registers a kind of adapter. */
public interface AdapterProvider extends Plug {
  /**
   * Creates the adapter of one layer.
   *
   * @param width of the language model
   */
  Adapter create(Settings settings, int width, Weights weights);
}
