package ai.lynx.vision.encoders.resampling;

/**
 * Which neighbours make each pixel of a resized axis, with weights in fixed point ({@code
 * precompute_coeffs} and {@code normalize_coeffs_8bpc} of Pillow's Resample.c).
 *
 * @param first the first neighbour of each wanted pixel
 * @param count how many there are of it
 * @param weights of all wanted pixels, {@code stride} each, in units of 2^-{@link #PRECISION}
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package, never changed
record Taps(int[] first, int[] count, int[] weights, int stride) {
  /** 32 bits less 8 for the pixel and 2 for the overshoot of negative weights. */
  static final int PRECISION = 32 - 8 - 2;

  static Taps of(Resample filter, Span span) {
    double scale = span.scale();
    double stretch = Math.max(1, scale);
    double support = filter.support() * stretch;
    int stride = Math.min((int) Math.ceil(support) * 2 + 1, span.from());
    Taps taps =
        new Taps(
            new int[span.length()],
            new int[span.length()],
            new int[Math.multiplyExact(span.length(), stride)],
            stride);
    double[] exact = new double[stride];
    for (int i = 0; i < span.length(); i++) {
      double centre = (span.start() + i + 0.5) * scale;
      int first = Math.max(0, (int) (centre - support + 0.5));
      int count = Math.min(span.from(), (int) (centre + support + 0.5)) - first;
      double sum = 0;
      for (int k = 0; k < count; k++) {
        exact[k] = filter.weight((k + first - centre + 0.5) * (1 / stretch));
        sum += exact[k];
      }
      taps.first[i] = first;
      taps.count[i] = count;
      for (int k = 0; k < count; k++) {
        taps.weights[i * stride + k] = fixedPoint(sum == 0 ? exact[k] : exact[k] / sum);
      }
    }
    return taps;
  }

  private static int fixedPoint(double weight) {
    double scaled = weight * (1 << PRECISION);
    return (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  }

  /** How many pixels are wanted. */
  int wanted() {
    return first.length;
  }

  /** The first neighbour of any wanted pixel. */
  int begin() {
    return first[0];
  }

  /** Behind the last neighbour of any wanted pixel. */
  int end() {
    int last = first.length - 1;
    return first[last] + count[last];
  }

  /** A sum of weighted bytes as a byte: rounded, and cut where the filter overshoots. */
  static byte toByte(int sum) {
    return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
  }
}
