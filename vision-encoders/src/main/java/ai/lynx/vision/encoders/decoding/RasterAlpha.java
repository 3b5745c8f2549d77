package ai.lynx.vision.encoders.decoding;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import org.jspecify.annotations.Nullable;

/** The transparency of a decoded picture, as Pillow's {@code convert("RGBA")} gives it. */
final class RasterAlpha {
  private RasterAlpha() {}

  /** One byte a pixel, the high one of 16-bit numbers; null without transparency. */
  static byte @Nullable [] of(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return palette.hasAlpha() ? ofPalette(image.getRaster(), palette) : null;
    }
    int bands = image.getRaster().getNumBands();
    boolean packed = image.getRaster().getSampleModel() instanceof SinglePixelPackedSampleModel;
    return !packed && (bands == 2 || bands == 4) ? ofLastBand(image.getRaster()) : null;
  }

  private static byte[] ofPalette(Raster raster, IndexColorModel palette) {
    int[] colours = new int[1 << Math.max(8, palette.getPixelSize())];
    palette.getRGBs(colours);
    int[] row = new int[raster.getWidth()];
    byte[] alpha = allocate(raster);
    for (int y = 0, to = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int index : row) {
        alpha[to++] = (byte) (colours[index] >> 24);
      }
    }
    return alpha;
  }

  private static byte[] ofLastBand(Raster raster) {
    boolean wide = raster.getSampleModel().getDataType() == DataBuffer.TYPE_USHORT;
    int[] row = new int[raster.getWidth()];
    byte[] alpha = allocate(raster);
    for (int y = 0, to = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, raster.getNumBands() - 1, row);
      for (int value : row) {
        alpha[to++] = (byte) (wide ? value >> 8 : value);
      }
    }
    return alpha;
  }

  private static byte[] allocate(Raster raster) {
    return new byte[Math.multiplyExact(raster.getWidth(), raster.getHeight())];
  }
}
