package ai.lynx.training;

/**
 * Linear warm-up, then linear decay to zero (paper, section 3).
 *
 * @param first the rate of step 0
 * @param peak the rate after the warm-up
 * @param warmUp steps from first to peak; 0 or more
 * @param steps all steps; the rate would be 0 at this one, the first that is not taken
 */
public record LearningRate(double first, double peak, long warmUp, long steps) {
  public LearningRate {
    if (!(first >= 0 && peak > 0) || warmUp < 0 || steps <= warmUp) {
      throw new IllegalArgumentException(
          "A learning rate needs 0 <= first, 0 < peak, 0 <= warmUp < steps; got "
              + first
              + ", "
              + peak
              + ", "
              + warmUp
              + ", "
              + steps
              + ".");
    }
  }

  /** A rate that warms up from a tenth of the peak during a share of the steps. */
  public static LearningRate warmedUp(double peak, double share, long steps) {
    return new LearningRate(peak / 10, peak, Math.round(share * steps), steps);
  }

  /** The rate of a step, counted from 0. */
  public double at(long step) {
    if (step < warmUp) {
      return first + (peak - first) * step / warmUp;
    }
    return peak * Math.max(0, steps - step) / (steps - warmUp);
  }
}
