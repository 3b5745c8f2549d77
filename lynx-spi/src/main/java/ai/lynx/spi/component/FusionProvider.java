package ai.lynx.spi.component;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;

/** Registers a fusion strategy. */
public interface FusionProvider extends Plug {
  /**
   * How long the vision vectors are that the fusion takes, and so the bridge has to give. A fusion
   * with projections of its own may take others than the language model's.
   *
   * @param width of the language model
   */
  default int visionWidth(Settings settings, int width) {
    return width;
  }

  /**
   * @param width of the language model
   * @param layers of the language model
   */
  Fusion create(Settings settings, int width, int layers, Weights weights);
}
