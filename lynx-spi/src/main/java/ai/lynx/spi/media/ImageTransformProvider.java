package ai.lynx.spi.media;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;

/** Registers a way of preparing pictures. */
public interface ImageTransformProvider extends Plug {
  ImageTransform create(Settings settings);
}
