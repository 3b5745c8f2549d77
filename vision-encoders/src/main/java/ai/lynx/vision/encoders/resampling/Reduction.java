package ai.lynx.vision.encoders.resampling;

import ai.lynx.spi.media.RgbImage;

/**
 * The mean of blocks of pixels, whole numbers throughout ({@code Image.reduce}, Pillow's Reduce.c):
 * a cheap first step when a picture becomes much smaller. Blocks at the right and bottom edge may
 * be smaller.
 *
 * @param across pixels of a block side by side
 * @param down pixels of a block one below another
 */
record Reduction(int across, int down) {
  private static final int CHANNELS = 3;

  /** Reduces a part of a picture that begins and ends between pixels. */
  RgbImage apply(RgbImage image, int left, int top, int right, int bottom) {
    int width = (right - left + across - 1) / across;
    int height = (bottom - top + down - 1) / down;
    byte[] reduced = new byte[Math.multiplyExact(width * CHANNELS, height)];
    for (int y = 0, to = 0; y < height; y++) {
      int rowsFrom = top + y * down;
      int rowsTo = Math.min(bottom, rowsFrom + down);
      for (int x = 0; x < width; x++) {
        int columnsFrom = left + x * across;
        int columnsTo = Math.min(right, columnsFrom + across);
        for (int channel = 0; channel < CHANNELS; channel++) {
          reduced[to++] = mean(image, channel, columnsFrom, columnsTo, rowsFrom, rowsTo);
        }
      }
    }
    return new RgbImage(width, height, reduced);
  }

  private static byte mean(
      RgbImage image, int channel, int columnsFrom, int columnsTo, int rowsFrom, int rowsTo) {
    int pixels = (columnsTo - columnsFrom) * (rowsTo - rowsFrom);
    long sum = pixels / 2;
    for (int y = rowsFrom; y < rowsTo; y++) {
      for (int x = columnsFrom; x < columnsTo; x++) {
        sum += image.rgb()[(y * image.width() + x) * CHANNELS + channel] & 0xff;
      }
    }
    return (byte) (sum * reciprocal(pixels) >> 24);
  }

  /** 2^24 / divisor, computed in float32 as Pillow's {@code division_UINT32}. */
  private static long reciprocal(int divisor) {
    return (long) (0x1p32f / (256f * divisor));
  }
}
