package ai.lynx.vision.encoders.resampling;

/**
 * One pass over a picture of one 16-bit number a pixel ({@code ImagingResampleHorizontal_16bpc} and
 * {@code ImagingResampleVertical_16bpc} of Pillow's Resample.c), in float64.
 */
final class Pass16 {
  private Pass16() {}

  static int[] horizontal(int[] grey, int width, int height, ExactTaps taps) {
    int wanted = taps.first().length;
    int[] resized = new int[Math.multiplyExact(height, wanted)];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < wanted; x++) {
        resized[y * wanted + x] = sum(grey, y * width, 1, x, taps);
      }
    }
    return resized;
  }

  static int[] vertical(int[] grey, int width, ExactTaps taps) {
    int wanted = taps.first().length;
    int[] resized = new int[Math.multiplyExact(wanted, width)];
    for (int y = 0; y < wanted; y++) {
      for (int x = 0; x < width; x++) {
        resized[y * width + x] = sum(grey, x, width, y, taps);
      }
    }
    return resized;
  }

  private static int sum(int[] grey, int start, int step, int wanted, ExactTaps taps) {
    double sum = 0;
    for (int k = 0; k < taps.count()[wanted]; k++) {
      int from = start + (taps.first()[wanted] + k) * step;
      sum += grey[from] * taps.weights()[wanted * taps.stride() + k];
    }
    return stored(sum);
  }

  /** Rounded half away from zero, and cut where the filter overshoots, as Pillow 13 does. */
  private static int stored(double sum) {
    return (int) Math.max(0, Math.min(65535, Math.floor(sum + 0.5)));
  }
}
