package ai.lynx.assembly.generation.rule;

/**
 * The exponential function for sums over a vocabulary, which are taken at every token: to 13 digits
 * in less than half of the time of {@link Math#exp}, which gives 16.
 *
 * <p>e^x = 2^(n / 256) * e^r with a whole n and |r| <= ln 2 / 512, where five terms of the series
 * are enough.
 */
final class Exponential {
  /** What it is asked for is above this, where e^x is still a normal number. */
  static final double LEAST = -700;

  private static final int PARTS = 256;
  private static final double PART = Math.log(2) / PARTS;
  private static final double[] POWERS = new double[PARTS]; // 2^(i / 256)

  static {
    for (int i = 0; i < PARTS; i++) {
      POWERS[i] = Math.pow(2, (double) i / PARTS);
    }
  }

  private Exponential() {}

  /**
   * e^x.
   *
   * @param x above {@link #LEAST} and at most 0
   */
  static double of(double x) {
    double nearest = Math.rint(x / PART);
    double r = x - nearest * PART;
    long n = (long) nearest;
    double series = 1 + r * (1 + r * (1 / 2.0 + r * (1 / 6.0 + r * (1 / 24.0))));
    double power = Double.longBitsToDouble((n >> 8) + Double.MAX_EXPONENT << 52); // 2^(n / 256)
    return POWERS[(int) (n & PARTS - 1)] * series * power;
  }
}
