package ai.lynx.vision.encoders.positions;

import ai.lynx.spi.component.WeightAdjustment;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;

/**
 * Fits a learned table of positions to another grid of patches, as {@code interpolate_pos_embed} of
 * the official code does when it loads a checkpoint: the rows of special tokens are kept, the rows
 * of the square grid are resized bicubically in float32.
 *
 * <p>A table is (1, special + stored rows * stored columns, width), or the same without the first
 * axis.
 *
 * @param special how many rows in front belong to no patch, such as the class token's
 * @param rows of the grid that is wanted
 * @param columns of the grid that is wanted
 */
public record PositionTable(int special, int rows, int columns) implements WeightAdjustment {
  /** The shape of the wanted table. */
  public long[] shape(int width) {
    return new long[] {1, special + (long) rows * columns, width};
  }

  /** The shape of the wanted table if it has no first axis of one entry. */
  public long[] shapeWithoutBatch(int width) {
    return new long[] {special + (long) rows * columns, width};
  }

  /**
   * A table for the wanted grid; the stored one itself if its patches form no square grid.
   *
   * @param stored floating, of any type
   * @return FLOAT32
   */
  @Override
  public TensorData adjust(TensorData stored) {
    Shape shape = stored.shape();
    boolean batch = shape.rank() == 3 && shape.size(0).value() == 1;
    if (!stored.type().isFloating() || !batch && shape.rank() != 2) {
      return stored;
    }
    int width = (int) shape.size(-1).value();
    int patches = (int) shape.size(-2).value() - special;
    int side = (int) Math.sqrt(patches);
    if (patches < 1 || side * side != patches) {
      return stored;
    }
    float[] table = stored.toFloats();
    float[] fitted = new float[Math.multiplyExact(special + rows * columns, width)];
    System.arraycopy(table, 0, fitted, 0, special * width);
    CubicTaps[] vertical = CubicTaps.forAxis(side, rows);
    CubicTaps[] horizontal = CubicTaps.forAxis(side, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int to = (special + row * columns + column) * width;
        for (int channel = 0; channel < width; channel++) {
          fitted[to + channel] =
              interpolate(
                  table,
                  special * width + channel,
                  side * width,
                  width,
                  vertical[row],
                  horizontal[column]);
        }
      }
    }
    return TensorData.of(fitted, batch ? shape(width) : shapeWithoutBatch(width));
  }

  /** The sum over the 4 x 4 neighbours, each row first, as PyTorch adds it up. */
  private static float interpolate(
      float[] table,
      int start,
      int rowStride,
      int columnStride,
      CubicTaps vertical,
      CubicTaps horizontal) {
    float sum = 0;
    for (int i = 0; i < CubicTaps.COUNT; i++) {
      int row = start + vertical.index(i) * rowStride;
      float along = 0;
      for (int j = 0; j < CubicTaps.COUNT; j++) {
        along += horizontal.weight(j) * table[row + horizontal.index(j) * columnStride];
      }
      sum += vertical.weight(i) * along;
    }
    return sum;
  }
}
