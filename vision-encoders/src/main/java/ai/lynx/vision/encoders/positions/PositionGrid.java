package ai.lynx.vision.encoders.positions;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;

/**
 * A learned table of positions that pictures of any size can use: where their grid of patches is
 * not the stored one, its rows are resized bicubically (see {@link CubicTaps}), those of special
 * tokens kept. The same numbers as {@link PositionTable}, computed by the engine.
 *
 * @param table (special + side * side, width), or (1, that, width)
 * @param special rows in front that belong to no patch
 * @param side of the stored grid
 */
public record PositionGrid(Tensor table, int special, int side) implements PatchPositions {
  /**
   * Positions of a grid of patches.
   *
   * @return shaped as the table, with the rows of that grid, special ones first
   */
  @Override
  public Tensor at(Ops ops, int rows, int columns) {
    if (rows == side && columns == side) {
      return table;
    }
    int axis = table.rank() - 2;
    Size width = table.size(axis + 1);
    Tensor stored =
        ops.cast(
            ops.slice(table, axis, special, special + (long) side * side), ElementType.FLOAT32);
    Tensor grid = ops.reshape(stored, Size.of(side), width.times(side)); // (side, side * width)
    Tensor tall = ops.matMul(weights(ops, rows), grid); // (rows, side * width)
    Tensor turned = ops.permute(ops.reshape(tall, Size.of(rows), Size.of(side), width), 1, 0, 2);
    Tensor flat = ops.reshape(turned, Size.of(side), width.times(rows)); // (side, rows * width)
    Tensor wide = ops.matMul(weights(ops, columns), flat); // (columns, rows * width)
    Tensor resized =
        ops.permute(ops.reshape(wide, Size.of(columns), Size.of(rows), width), 1, 0, 2);
    Size patches = Size.of((long) rows * columns);
    Tensor fitted =
        axis == 0
            ? ops.reshape(resized, patches, width)
            : ops.reshape(resized, Size.of(1), patches, width);
    Tensor typed = ops.cast(fitted, table.type());
    return special == 0 ? typed : ops.concatenate(axis, ops.slice(table, axis, 0, special), typed);
  }

  /** What each stored row or column gives to each of the resized axis, (to, side). */
  private Tensor weights(Ops ops, int to) {
    float[] weights = new float[Math.multiplyExact(to, side)];
    CubicTaps[] taps = CubicTaps.forAxis(side, to);
    for (int i = 0; i < to; i++) {
      for (int tap = 0; tap < CubicTaps.COUNT; tap++) {
        weights[i * side + taps[i].index(tap)] += taps[i].weight(tap);
      }
    }
    return ops.constant(TensorData.of(weights, to, side));
  }
}
