package ai.lynx.spi.media;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;
import ai.lynx.spi.tensor.TensorData;

/**
 * Resizes pixels as one library does, to the bit: for who prepares pictures in another way than an
 * {@link ImageTransform} does. Safe for several threads.
 */
public interface ImageResizer extends Plug {
  /**
   * Resizes a picture.
   *
   * @param pixels UINT8 (height, width) or (height, width, channels); INT32 (height, width) of
   *     16-bit numbers
   * @param settings the wanted size, the filter and whatever else the library takes
   * @return the same type and axes
   * @throws ai.lynx.error.InvalidConfigurationException if the settings have mistakes
   * @throws ai.lynx.error.InvalidMediaException if it cannot resize pixels of that shape
   */
  TensorData resize(TensorData pixels, Settings settings);
}
