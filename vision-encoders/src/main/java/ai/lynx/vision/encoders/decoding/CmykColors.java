package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.awt.image.Raster;

/**
 * The colours of a four-channel JPEG as Pillow makes them: values are stored inverted, as Adobe
 * does it, and turned to RGB by the plain formula {@code 255 - K - C * (255 - K) / 255}, without a
 * colour profile.
 */
final class CmykColors {
  private static final int YCCK = 2;
  private static final int HALF = 1 << 15;

  private CmykColors() {}

  /**
   * @param stored four bands as stored
   * @param adobeTransform {@link PlainJpeg#adobeTransform}
   */
  static RgbImage toRgb(Raster stored, int adobeTransform) {
    int width = stored.getWidth();
    int height = stored.getHeight();
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
    int[] row = new int[Math.multiplyExact(width, 4)];
    for (int y = 0, to = 0; y < height; y++) {
      stored.getPixels(stored.getMinX(), stored.getMinY() + y, width, 1, row);
      for (int from = 0; from < row.length; from += 4) {
        if (adobeTransform == YCCK) {
          toCmy(row, from);
        }
        int light = row[from + 3]; // the inverse of black
        rgb[to++] = (byte) scale(row[from], light);
        rgb[to++] = (byte) scale(row[from + 1], light);
        rgb[to++] = (byte) scale(row[from + 2], light);
      }
    }
    return new RgbImage(width, height, rgb);
  }

  /** YCC to CMY in place, in libjpeg's fixed point of 16 bits ({@code ycck_cmyk_convert}). */
  private static void toCmy(int[] row, int at) {
    int inverse = 255 - row[at];
    int blue = row[at + 1] - 128;
    int red = row[at + 2] - 128;
    row[at] = toByte(inverse - (91881 * red + HALF >> 16)); // 1.402
    row[at + 1] = toByte(inverse - (-22554 * blue - 46802 * red + HALF >> 16)); // 0.344, 0.714
    row[at + 2] = toByte(inverse - (116130 * blue + HALF >> 16)); // 1.772
  }

  private static int toByte(int value) {
    return Math.max(0, Math.min(255, value));
  }

  /** {@code light - (255 - stored) * light / 255}, rounded as Pillow's MULDIV255 does. */
  private static int scale(int stored, int light) {
    int product = (255 - stored) * light + 128;
    return Math.max(0, light - ((product >> 8) + product >> 8));
  }
}
