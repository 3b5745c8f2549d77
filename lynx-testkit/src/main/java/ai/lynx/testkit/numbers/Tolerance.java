package ai.lynx.testkit.numbers;

import ai.lynx.spi.tensor.ElementType;
import java.util.function.IntPredicate;

/**
 * How far a number may be from the expected one: {@code absolute + relative * |expected|}.
 *
 * @param absolute 0 or more
 * @param relative 0 or more
 */
public record Tolerance(double absolute, double relative) {
  /** No difference at all. */
  public static final Tolerance EXACT = new Tolerance(0, 0);

  /**
   * What a few operators of numbers around 1 lose in a type.
   *
   * <p>A float32 has 24 bits, a float16 11, a bfloat16 8; each allows for sums of some dozen terms
   * and a few roundings in between.
   */
  public static Tolerance of(ElementType type) {
    return switch (type) {
      case FLOAT32 -> new Tolerance(1e-5, 1e-5);
      case FLOAT16 -> new Tolerance(4e-3, 4e-3);
      case BFLOAT16 -> new Tolerance(3e-2, 2e-2);
      default -> EXACT;
    };
  }

  /** This tolerance, so many times larger. */
  public Tolerance times(double factor) {
    return new Tolerance(absolute * factor, relative * factor);
  }

  /** Fails with the place that is furthest off, unless all numbers are close. */
  public void check(String what, double[] expected, double[] actual) {
    check(what, expected, actual, i -> false);
  }

  /**
   * Fails with the place that is furthest off, unless all numbers are close.
   *
   * @param unspecified the places where any finite number will do
   */
  public void check(String what, double[] expected, double[] actual, IntPredicate unspecified) {
    if (expected.length != actual.length) {
      throw new AssertionError(
          "%s: %d numbers instead of %d.".formatted(what, actual.length, expected.length));
    }
    int worst = -1;
    double most = 1;
    for (int i = 0; i < expected.length; i++) {
      if (unspecified.test(i)) {
        if (!Double.isFinite(actual[i])) {
          throw new AssertionError(
              "%s: element %d may be any finite number but is %s.".formatted(what, i, actual[i]));
        }
        continue;
      }
      double excess = excess(expected[i], actual[i]);
      if (excess > most) {
        most = excess;
        worst = i;
      }
    }
    if (worst >= 0) {
      throw new AssertionError(
          "%s: element %d of %d is %s instead of %s, %.1f times the tolerance %s."
              .formatted(what, worst, expected.length, actual[worst], expected[worst], most, this));
    }
  }

  /** The difference in units of what is allowed; at most 1 is fine. */
  private double excess(double expected, double actual) {
    if (expected == actual || Double.isNaN(expected) && Double.isNaN(actual)) {
      return 0;
    }
    double excess = Math.abs(expected - actual) / (absolute + relative * Math.abs(expected));
    return Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess;
  }
}
