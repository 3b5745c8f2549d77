package ai.lynx.spi.component;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;

/** Registers a vision encoder. */
public interface VisionEncoderProvider extends Plug {
  /**
   * Whether {@link #create} takes a published {@code config.json} as its settings.
   *
   * @param published the file as it is
   */
  default boolean reads(Settings published) {
    return false;
  }

  VisionEncoder create(Settings settings, Weights weights);
}
