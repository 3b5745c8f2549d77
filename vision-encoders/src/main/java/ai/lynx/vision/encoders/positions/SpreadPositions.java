package ai.lynx.vision.encoders.positions;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;

/**
 * A learned table of positions over which pictures of any size and shape are spread: patch i of n
 * along a side takes the row or column of the table in which the fraction i / n falls ({@code
 * Idefics3VisionEmbeddings} of Hugging Face, after NaViT, arXiv 2307.06304).
 *
 * @param table (side * side, width)
 * @param side of the table's grid
 */
public record SpreadPositions(Tensor table, int side) implements PatchPositions {
  private static final float BELOW_ONE = (float) (1 - 1e-6);

  @Override
  public Tensor at(Ops ops, int rows, int columns) {
    long[] places = new long[Math.multiplyExact(rows, columns)];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        places[row * columns + column] = (long) place(row, rows) * side + place(column, columns);
      }
    }
    Tensor ids = ops.constant(TensorData.of(places, places.length));
    return ops.embedding(table, ids); // (patches, width)
  }

  @Override
  public Tensor at(Ops ops, ShownPatches shown) {
    Tensor grid = shown.grid();
    Size pictures = grid.size(0);
    Size rows = grid.size(1);
    Size columns = grid.size(2);
    Tensor down = places(ops, shown.rows(), side, shown.height(ops)); // (pictures, rows)
    Tensor across = places(ops, shown.columns(), 1, shown.width(ops)); // (pictures, columns)
    Tensor sums =
        ops.add(
            ops.reshape(down, pictures, rows, Size.of(1)),
            ops.reshape(across, pictures, Size.of(1), columns));
    Tensor ids = ops.cast(ops.multiply(sums, grid), ElementType.INT64); // 0 behind the picture
    return ops.embedding(table, ops.reshape(ids, pictures, rows.times(columns)));
  }

  /**
   * Where the patches along an axis stand.
   *
   * @param most patches there are room for
   * @param stride what a step along the axis counts in the table
   * @param counts INT64 (pictures), how many patches each picture has
   * @return FLOAT32 (pictures, most)
   */
  private Tensor places(Ops ops, int most, int stride, Tensor counts) {
    float[] byCount = new float[Math.multiplyExact(most + 1, most)];
    for (int count = 1; count <= most; count++) {
      for (int i = 0; i < most; i++) {
        byCount[count * most + i] = place(i, count) * stride;
      }
    }
    return ops.embedding(ops.constant(TensorData.of(byCount, most + 1, most)), counts);
  }

  /**
   * The row or column of the table for patch i of n: how many boundaries k / side are at most i /
   * n, both in float32 as the original has them, which decides where they fall together.
   */
  private int place(int i, int n) {
    float fraction = Math.min(i * (1f / n), BELOW_ONE);
    double step = 1.0 / side;
    int place = 0;
    while (place < side - 1 && (float) (step + step * place) <= fraction) {
      place++;
    }
    return place;
  }
}
