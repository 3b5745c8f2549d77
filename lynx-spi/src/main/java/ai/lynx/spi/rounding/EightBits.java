package ai.lynx.spi.rounding;

import ai.lynx.spi.tensor.TensorData;

/**
 * A weight (out, in) in 8 bits: {@code level * scale}, levels from -127 to 127. Rows are filled up
 * with zeros.
 *
 * <p>The number of greatest size gets the level 127 or, in blocks that lie on a grid of 16 numbers,
 * the level from 64 to 127 that brings the others of that grid nearest to whole levels too, which
 * leaves a fraction of the error.
 */
public final class EightBits extends RoundedWeight {
  private static final int MOST = 127;
  private static final int LEAST = 64;

  private EightBits(TensorData weight) {
    super(weight);
  }

  /**
   * Rounds a weight.
   *
   * @param weight of a floating type, (out, in)
   */
  public static EightBits of(TensorData weight) {
    EightBits rounded = new EightBits(weight);
    rounded.round(weight);
    return rounded;
  }

  @Override
  void round(int row, int block, float[] weights, int from, int to) {
    float most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Math.abs(weights[i]));
    }
    float scale = most / MOST;
    Grid grid = Grid.of(weights, from, to);
    if (grid != null && most > 0) {
      scale = fitting(grid, most);
    }
    putScale(row, block, scale);
    for (int i = from; i < to; i++) {
      int level = scale == 0 ? 0 : Math.round(weights[i] / scale);
      putLevel(row, i, Math.max(-MOST, Math.min(MOST, level)));
    }
  }

  /** The scale that leaves the least error on all numbers of a grid. */
  private static float fitting(Grid grid, float most) {
    float best = most / MOST;
    double error = error(grid, best, Double.POSITIVE_INFINITY);
    for (int level = MOST - 1; level >= LEAST; level--) {
      float scale = most / level;
      double other = error(grid, scale, error);
      if (other < error) {
        best = scale;
        error = other;
      }
    }
    return best;
  }

  /** The squared error on a grid; no less than {@code enough} if it is not less than that. */
  private static double error(Grid grid, float scale, double enough) {
    double sum = 0;
    for (int level = 0; level <= 15 && !(sum >= enough); level++) {
      double exact = (grid.origin() + (double) level * grid.step()) / scale;
      double difference = (exact - Math.rint(exact)) * scale;
      sum += difference * difference;
    }
    return sum;
  }
}
