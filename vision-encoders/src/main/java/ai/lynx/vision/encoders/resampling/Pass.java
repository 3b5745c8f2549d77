package ai.lynx.vision.encoders.resampling;

import java.util.Arrays;

/**
 * One pass over a picture of three bytes a pixel ({@code ImagingResampleHorizontal_8bpc} and {@code
 * ImagingResampleVertical_8bpc} of Pillow's Resample.c).
 */
final class Pass {
  private static final int CHANNELS = 3;
  private static final int HALF = 1 << (Taps.PRECISION - 1);

  private Pass() {}

  /** Resizes the rows from {@code begin} up to, not including, {@code end}. */
  static byte[] horizontal(byte[] rgb, int width, int begin, int end, Taps taps) {
    int wanted = taps.wanted();
    byte[] resized = new byte[Math.multiplyExact(end - begin, wanted * CHANNELS)];
    int[] weights = taps.weights();
    // Every pixel counts for several of the result. Red and blue share one number, so that one
    // multiplication weighs both: their sums stay below 32 bits, and a borrow is given back below.
    long[] redAndBlue = new long[width];
    int[] greens = new int[width];
    int to = 0;
    for (int y = begin; y < end; y++) {
      int pixel = y * width * CHANNELS;
      for (int x = 0; x < width; x++, pixel += CHANNELS) {
        redAndBlue[x] = (long) (rgb[pixel] & 0xff) << Integer.SIZE | rgb[pixel + 2] & 0xff;
        greens[x] = rgb[pixel + 1] & 0xff;
      }
      for (int i = 0; i < wanted; i++) {
        long both = ((long) HALF << Integer.SIZE) + HALF;
        int green = HALF;
        int from = taps.first()[i];
        int tap = i * taps.stride();
        for (int last = tap + taps.count()[i]; tap < last; tap++, from++) {
          int weight = weights[tap];
          both += weight * redAndBlue[from];
          green += weight * greens[from];
        }
        int blue = (int) both;
        resized[to++] = Taps.toByte((int) (both - blue >> Integer.SIZE));
        resized[to++] = Taps.toByte(green);
        resized[to++] = Taps.toByte(blue);
      }
    }
    return resized;
  }

  /**
   * Resizes all columns.
   *
   * @param above how many rows of the picture are missing at the top of {@code rgb}
   */
  static byte[] vertical(byte[] rgb, int width, int above, Taps taps) {
    int rowBytes = width * CHANNELS;
    byte[] resized = new byte[Math.multiplyExact(taps.wanted(), rowBytes)];
    int[] sums = new int[rowBytes];
    for (int i = 0; i < taps.wanted(); i++) {
      Arrays.fill(sums, HALF);
      for (int k = 0; k < taps.count()[i]; k++) {
        int from = (taps.first()[i] + k - above) * rowBytes;
        int weight = taps.weights()[i * taps.stride() + k];
        for (int x = 0; x < rowBytes; x++) {
          sums[x] += weight * (rgb[from + x] & 0xff);
        }
      }
      int to = i * rowBytes;
      for (int x = 0; x < rowBytes; x++) {
        resized[to + x] = Taps.toByte(sums[x]);
      }
    }
    return resized;
  }
}
