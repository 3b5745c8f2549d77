package ai.lynx.vision.encoders.decoding;

import ai.lynx.media.Image;
import ai.lynx.spi.media.RgbImage;
import java.awt.image.BufferedImage;

/**
 * The pixels of what a reader decoded, exactly as {@link Image#of(BufferedImage)} takes them from a
 * host, so that a file and the same file read by the host are one picture.
 */
final class RasterColors {
  private RasterColors() {}

  static RgbImage toRgb(BufferedImage image) {
    Image.Pixels pixels = (Image.Pixels) Image.of(image).content();
    return new RgbImage(pixels.width(), pixels.height(), pixels.rgb())
        .withAlpha(RasterAlpha.of(image));
  }
}
