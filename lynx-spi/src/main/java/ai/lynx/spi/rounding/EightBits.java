package ai.lynx.spi.rounding;

import ai.lynx.spi.tensor.TensorData;

/**
 * A weight (out, in) in 8 bits: {@code level * scale}, levels from -127 to 127, with a scale for
 * each block of inputs. Rows are filled up to whole blocks with zeros.
 *
 * <p>The number of greatest size gets the level 127 or, in blocks that lie on a grid of 16 numbers,
 * the level from 64 to 127 that brings the others of that grid nearest to whole levels too, which
 * leaves a fraction of the error.
 */
public final class EightBits {
  /** Inputs that share a scale. */
  public static final int BLOCK = 32;

  private static final int MOST = 127;
  private static final int LEAST = 64;

  private final int out;
  private final int in;
  private final int blocks;
  private final byte[] levels;
  private final float[] scales;

  private EightBits(int out, int in) {
    this.out = out;
    this.in = in;
    this.blocks = (in + BLOCK - 1) / BLOCK;
    this.levels = new byte[Math.multiplyExact(out, blocks * BLOCK)];
    this.scales = new float[out * blocks];
  }

  /**
   * Rounds a weight.
   *
   * @param weight of a floating type, (out, in)
   */
  public static EightBits of(TensorData weight) {
    EightBits rounded =
        new EightBits(
            Math.toIntExact(weight.shape().size(0).value()),
            Math.toIntExact(weight.shape().size(1).value()));
    for (int row = 0; row < rounded.out; row++) {
      float[] numbers = weight.rows(row, row + 1L).toFloats();
      for (int block = 0; block < rounded.blocks; block++) {
        rounded.round(row, block, numbers);
      }
    }
    return rounded;
  }

  private void round(int row, int block, float[] weights) {
    int from = block * BLOCK;
    int to = Math.min(in, from + BLOCK);
    float most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Math.abs(weights[i]));
    }
    float scale = most / MOST;
    Grid grid = Grid.of(weights, from, to);
    if (grid != null && most > 0) {
      scale = fitting(grid, most);
    }
    scales[row * blocks + block] = scale;
    for (int i = from; i < to; i++) {
      int level = scale == 0 ? 0 : Math.round(weights[i] / scale);
      levels[row * blocks * BLOCK + i] = (byte) Math.max(-MOST, Math.min(MOST, level));
    }
  }

  /** The scale that leaves the least error on all numbers of a grid. */
  private static float fitting(Grid grid, float most) {
    float best = most / MOST;
    double error = error(grid, best);
    for (int level = MOST - 1; level >= LEAST; level--) {
      float scale = most / level;
      double other = error(grid, scale);
      if (other < error) {
        best = scale;
        error = other;
      }
    }
    return best;
  }

  private static double error(Grid grid, float scale) {
    double sum = 0;
    for (int level = 0; level <= 15; level++) {
      double exact = (grid.origin() + (double) level * grid.step()) / scale;
      double difference = (exact - Math.rint(exact)) * scale;
      sum += difference * difference;
    }
    return sum;
  }

  public int out() {
    return out;
  }

  public int in() {
    return in;
  }

  /** Blocks of a row. */
  public int blocks() {
    return blocks;
  }

  /** A level, from -127 to 127; {@code input} may lie in what the last block was filled up with. */
  public int level(int row, int input) {
    return levels[row * blocks * BLOCK + input];
  }

  public float scale(int row, int block) {
    return scales[row * blocks + block];
  }
}
