package ai.lynx.spi.rounding;

import ai.lynx.spi.tensor.TensorData;

/**
 * A weight (out, in) in 4 bits: {@code offset + level * scale}, levels from 0 to 15, with an offset
 * for each block of inputs too. Rows are filled up with levels that stand for 0 or nearly so.
 *
 * <p>Blocks that lie on a grid of 16 numbers, as those of 4-bit files do, are kept exactly. Others
 * are rounded to the grid with the least error among some: from the least to the greatest number,
 * and narrower ones that pay for what they cut off, each moved to where the levels found want it.
 */
public final class FourBits extends RoundedWeight {
  private static final int MOST = 15;

  /** The level that products take for 0 if none is said. */
  private static final int MIDDLE = 8;

  private static final float[] REACHES = {1, 0.94f, 0.87f};

  private final float[] offsets;
  private final boolean wholeZeros;

  private FourBits(TensorData weight, boolean wholeZeros) {
    super(weight);
    this.wholeZeros = wholeZeros;
    this.offsets = new float[out() * blocks()];
  }

  /**
   * Rounds a weight.
   *
   * @param weight of a floating type, (out, in)
   */
  public static FourBits of(TensorData weight) {
    return of(weight, false);
  }

  /**
   * Rounds a weight in such a way that in every block a level stands for 0, {@link #zero}, for
   * products that know no other offsets.
   *
   * @param weight of a floating type, (out, in)
   */
  public static FourBits withWholeZeros(TensorData weight) {
    return of(weight, true);
  }

  private static FourBits of(TensorData weight, boolean wholeZeros) {
    FourBits rounded = new FourBits(weight, wholeZeros);
    rounded.round(weight);
    return rounded;
  }

  /**
   * Whether a weight is in 4 bits already: whether all its blocks lie on grids of 16 numbers. Found
   * out quickly where it is not so.
   */
  public static boolean holdsExactly(TensorData weight) {
    long rows = weight.shape().size(0).value();
    for (long row = 0; row < rows; row++) {
      float[] numbers = weight.rows(row, row + 1).toFloats();
      for (int from = 0; from < numbers.length; from += BLOCK) {
        if (Grid.of(numbers, from, Math.min(numbers.length, from + BLOCK)) == null) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  void round(int row, int block, float[] weights, int from, int to) {
    Grid grid = wholeZeros ? null : Grid.of(weights, from, to);
    if (grid == null) {
      grid = nearest(weights, from, to);
    }
    putScale(row, block, grid.step());
    offsets[place(row, block)] = grid.origin();
    for (int i = from; i < from + BLOCK; i++) {
      putLevel(row, i, grid.level(i < to ? weights[i] : 0));
    }
  }

  private Grid nearest(float[] weights, int from, int to) {
    float least = wholeZeros ? 0 : Float.POSITIVE_INFINITY;
    float most = wholeZeros ? 0 : Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      least = Math.min(least, weights[i]);
      most = Math.max(most, weights[i]);
    }
    Grid best = start(least, most, 1);
    double error = error(best, weights, from, to);
    for (float reach : REACHES) {
      Grid grid = fitted(start(least, most, reach), weights, from, to);
      double other = error(grid, weights, from, to);
      if (other < error) {
        best = grid;
        error = other;
      }
    }
    return best;
  }

  /** A grid over a part of a range. */
  private Grid start(float least, float most, float reach) {
    float step = (most - least) * reach / MOST;
    if (!wholeZeros) {
      return new Grid(step, least + (most - least) * (1 - reach) / 2);
    }
    return new Grid(step, step == 0 ? 0 : -Math.round(-least * reach / step) * step);
  }

  /** The grid on which the levels that a grid gives have the least squared error. */
  private Grid fitted(Grid grid, float[] weights, int from, int to) {
    double count = to - from;
    double zero = wholeZeros && grid.step() > 0 ? Math.rint(-grid.origin() / grid.step()) : 0;
    double levels = 0;
    double squares = 0;
    double sum = 0;
    double products = 0;
    for (int i = from; i < to; i++) {
      double level = grid.level(weights[i]) - zero;
      levels += level;
      squares += level * level;
      sum += weights[i];
      products += level * weights[i];
    }
    double step =
        wholeZeros
            ? products / squares
            : (count * products - levels * sum) / (count * squares - levels * levels);
    if (!(step > 0 && step < Float.POSITIVE_INFINITY)) { // all levels are the same
      return grid;
    }
    double origin = wholeZeros ? -zero * step : (sum - step * levels) / count;
    return new Grid((float) step, (float) origin);
  }

  private static double error(Grid grid, float[] weights, int from, int to) {
    double error = 0;
    for (int i = from; i < to; i++) {
      double difference = grid.origin() + grid.level(weights[i]) * grid.step() - weights[i];
      error += difference * difference;
    }
    return error;
  }

  public float offset(int row, int block) {
    return offsets[place(row, block)];
  }

  /**
   * What the level 8 stands for: the offset for products that multiply {@code level - 8} by the
   * scale.
   */
  public float middle(int row, int block) {
    return offset(row, block) + MIDDLE * scale(row, block);
  }

  /** Whether in every block a level stands for 0. */
  public boolean hasWholeZeros() {
    return wholeZeros;
  }

  /** The level nearest to what stands for 0; exactly that with whole zeros. */
  public int zero(int row, int block) {
    float scale = scale(row, block);
    return scale == 0 ? 0 : Math.max(0, Math.min(MOST, Math.round(-offset(row, block) / scale)));
  }
}
