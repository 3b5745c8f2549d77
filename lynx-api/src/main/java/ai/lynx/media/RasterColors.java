package ai.lynx.media;

import ai.lynx.error.InvalidMediaException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.SinglePixelPackedSampleModel;

/**
 * The bytes of an AWT picture as Pillow's {@code convert("RGB")} gives them. The raster is read
 * where that is possible, not {@code getRGB}, which converts between colour spaces and so changes
 * grey values by up to 73.
 */
final class RasterColors {
  private static final int CHANNELS = 3;

  private RasterColors() {}

  /** Three bytes a pixel (red, green, blue), row by row from the top left. */
  static byte[] rgb(BufferedImage image) {
    Raster raster = image.getRaster();
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return fromPalette(raster, palette);
    }
    if (isPackedRgb(image.getColorModel(), raster.getSampleModel())) {
      return fromPacked(raster, (SinglePixelPackedSampleModel) raster.getSampleModel());
    }
    if (!isGreyOrRgb(image.getColorModel(), raster.getSampleModel())) {
      return converted(image);
    }
    return isInterleavedBytes(raster) ? fromBytes(raster) : fromBands(raster);
  }

  /** Whether the raster holds grey or RGB values, one number of 8 or 16 bits each. */
  private static boolean isGreyOrRgb(ColorModel colours, SampleModel samples) {
    int space = colours.getColorSpace().getType();
    int type = samples.getDataType();
    return (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB)
        && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT)
        && !(samples instanceof SinglePixelPackedSampleModel)
        && !colours.isAlphaPremultiplied();
  }

  /** Whether red, green and blue share one number, as in many bitmaps. */
  private static boolean isPackedRgb(ColorModel colours, SampleModel samples) {
    return samples instanceof SinglePixelPackedSampleModel
        && colours.getColorSpace().isCS_sRGB()
        && samples.getNumBands() >= CHANNELS
        && !colours.isAlphaPremultiplied();
  }

  private static boolean isInterleavedBytes(Raster raster) {
    return raster.getSampleModel() instanceof PixelInterleavedSampleModel
        && raster.getDataBuffer() instanceof DataBufferByte
        && raster.getParent() == null;
  }

  /** Bytes next to each other: the usual case, and the one that has to be fast. */
  private static byte[] fromBytes(Raster raster) {
    PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
    DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
    byte[] from = buffer.getData();
    int[] offsets = model.getBandOffsets();
    boolean grey = offsets.length < CHANNELS; // grey, or grey and alpha
    int red = offsets[0];
    int green = offsets[grey ? 0 : 1];
    int blue = offsets[grey ? 0 : 2];
    byte[] rgb = allocate(raster);
    int to = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      int at = buffer.getOffset() + y * model.getScanlineStride();
      for (int x = 0; x < raster.getWidth(); x++, at += model.getPixelStride()) {
        rgb[to++] = from[at + red];
        rgb[to++] = from[at + green];
        rgb[to++] = from[at + blue];
      }
    }
    return rgb;
  }

  private static byte[] fromPalette(Raster raster, IndexColorModel palette) {
    int[] colours = new int[1 << Math.max(8, palette.getPixelSize())]; // beyond the palette: black
    palette.getRGBs(colours);
    int[] row = new int[raster.getWidth()];
    byte[] rgb = allocate(raster);
    for (int y = 0, to = 0; y < raster.getHeight(); y++) {
      raster.getSamples(0, y, row.length, 1, 0, row);
      for (int index : row) {
        to = put(rgb, to, colours[index]);
      }
    }
    return rgb;
  }

  /** One number for each channel, of 8 or 16 bits. */
  private static byte[] fromBands(Raster raster) {
    int bands = raster.getNumBands();
    boolean wide = raster.getSampleModel().getDataType() == DataBuffer.TYPE_USHORT;
    boolean cut = wide && bands == 1; // Pillow cuts 16-bit grey at 255, and keeps high bytes else
    int[] row = new int[Math.multiplyExact(raster.getWidth(), bands)];
    byte[] rgb = allocate(raster);
    for (int y = 0, to = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, raster.getWidth(), 1, row);
      for (int from = 0; from < row.length; from += bands) {
        for (int channel = 0; channel < CHANNELS; channel++) {
          int value = row[bands < CHANNELS ? from : from + channel];
          rgb[to++] = (byte) (cut ? Math.min(255, value) : wide ? value >> 8 : value);
        }
      }
    }
    return rgb;
  }

  /** Red, green and blue of a few bits each, widened as Pillow does: cut, not rounded. */
  private static byte[] fromPacked(Raster raster, SinglePixelPackedSampleModel model) {
    int[] most = new int[CHANNELS];
    for (int channel = 0; channel < CHANNELS; channel++) {
      most[channel] = (1 << model.getSampleSize(channel)) - 1;
    }
    int bands = model.getNumBands();
    int[] row = new int[Math.multiplyExact(raster.getWidth(), bands)];
    byte[] rgb = allocate(raster);
    for (int y = 0, to = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, raster.getWidth(), 1, row);
      for (int from = 0; from < row.length; from += bands) {
        for (int channel = 0; channel < CHANNELS; channel++) {
          rgb[to++] = (byte) (row[from + channel] * 255L / most[channel]);
        }
      }
    }
    return rgb;
  }

  /** Premultiplied or in another colour space: as AWT converts it to sRGB. */
  private static byte[] converted(BufferedImage image) {
    int[] row = new int[image.getWidth()];
    byte[] rgb = allocate(image.getRaster());
    for (int y = 0, to = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int colour : row) {
        to = put(rgb, to, colour);
      }
    }
    return rgb;
  }

  private static int put(byte[] rgb, int at, int colour) {
    rgb[at] = (byte) (colour >> 16);
    rgb[at + 1] = (byte) (colour >> 8);
    rgb[at + 2] = (byte) colour;
    return at + CHANNELS;
  }

  private static byte[] allocate(Raster raster) {
    long bytes = (long) raster.getWidth() * raster.getHeight() * CHANNELS;
    if (bytes > Integer.MAX_VALUE) {
      throw new InvalidMediaException(
          "A picture of %d x %d pixels is too large; make it smaller."
              .formatted(raster.getWidth(), raster.getHeight()));
    }
    return new byte[(int) bytes];
  }
}
