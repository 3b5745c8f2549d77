package ai.lynx.vision.encoders.resampling;

/**
 * Which neighbours make each pixel of a resized axis, with weights in fixed point ({@code
 * normalize_coeffs_8bpc} of Pillow's Resample.c).
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
    ExactTaps exact = ExactTaps.of(filter, span);
    int[] weights = new int[exact.weights().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = fixedPoint(exact.weights()[i]);
    }
    return new Taps(exact.first(), exact.count(), weights, exact.stride());
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
