package ai.lynx.spi.rounding;

import ai.lynx.spi.tensor.TensorData;

/**
 * A weight (out, in) as whole numbers of few bits, the levels, with a scale for each block of
 * inputs. Rows are filled up to whole blocks.
 */
public abstract sealed class RoundedWeight permits EightBits, FourBits {
  /** Inputs that share a scale: as in the files of llama.cpp. */
  public static final int BLOCK = 32;

  private final int out;
  private final int in;
  private final int blocks;
  private final byte[] levels;
  private final float[] scales;

  /** Room for a weight, nothing of which is rounded yet. */
  RoundedWeight(TensorData weight) {
    this.out = Math.toIntExact(weight.shape().size(0).value());
    this.in = Math.toIntExact(weight.shape().size(1).value());
    this.blocks = (in + BLOCK - 1) / BLOCK;
    this.levels = new byte[Math.multiplyExact(out, blocks * BLOCK)];
    this.scales = new float[out * blocks];
  }

  final void round(TensorData weight) {
    for (int row = 0; row < out; row++) {
      float[] numbers = weight.rows(row, row + 1L).toFloats();
      for (int block = 0; block < blocks; block++) {
        round(row, block, numbers, block * BLOCK, Math.min(in, (block + 1) * BLOCK));
      }
    }
  }

  /**
   * Rounds a block.
   *
   * @param weights the row's numbers, of which those from {@code from} up to but not including
   *     {@code to} are the block's
   */
  abstract void round(int row, int block, float[] weights, int from, int to);

  final void putLevel(int row, int input, int level) {
    levels[row * blocks * BLOCK + input] = (byte) level;
  }

  final void putScale(int row, int block, float scale) {
    scales[place(row, block)] = scale;
  }

  /** A block's place among those of all rows. */
  final int place(int row, int block) {
    return row * blocks + block;
  }

  public final int out() {
    return out;
  }

  public final int in() {
    return in;
  }

  /** Blocks of a row. */
  public final int blocks() {
    return blocks;
  }

  /** A level; {@code input} may lie in what the last block was filled up with. */
  public final int level(int row, int input) {
    return levels[row * blocks * BLOCK + input];
  }

  public final float scale(int row, int block) {
    return scales[place(row, block)];
  }
}
