package ai.lynx.spi.component;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;

/** Registers a vision encoder. */
public interface VisionEncoderProvider extends Plug {
  VisionEncoder create(Settings settings, Weights weights);
}
