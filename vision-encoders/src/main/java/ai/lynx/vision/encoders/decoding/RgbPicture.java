package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * A picture that AWT writes to and that is ours without a copy. AWT's own pictures hold blue, green
 * and red in that order, which costs a third of a JPEG file's decoding to put there and to undo.
 *
 * @param awt its pixels are those of the other
 * @param image its pixels are those of the other
 */
record RgbPicture(BufferedImage awt, RgbImage image) {
  private static final int CHANNELS = 3;
  private static final int[] RED_GREEN_BLUE = {0, 1, 2};

  /** A black one. */
  static RgbPicture of(int width, int height) {
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)];
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(rgb, rgb.length),
            width,
            height,
            width * CHANNELS,
            CHANNELS,
            RED_GREEN_BLUE,
            new Point(0, 0));
    ComponentColorModel colours =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE);
    return new RgbPicture(
        new BufferedImage(colours, raster, false, null), new RgbImage(width, height, rgb));
  }
}
