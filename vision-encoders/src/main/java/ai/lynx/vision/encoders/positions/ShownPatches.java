package ai.lynx.vision.encoders.positions;

import ai.lynx.spi.operator.Reduce;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;

/**
 * Which patches show something of a picture, where pictures of several sizes stand in one batch,
 * filled up on the right and below.
 *
 * @param grid FLOAT32 (pictures, rows, columns), 1 where a patch has a pixel of the picture, else 0
 */
public record ShownPatches(Tensor grid) {
  /**
   * The patches that have any pixel of the picture.
   *
   * @param pixels BOOL (pictures, height, width), true on the picture
   * @param patch height and width of a patch
   */
  public static ShownPatches of(Ops ops, Tensor pixels, int patch) {
    int rows = Math.toIntExact(pixels.size(1).value()) / patch;
    int columns = Math.toIntExact(pixels.size(2).value()) / patch;
    Tensor tall = ops.slice(pixels, 1, 0, (long) rows * patch);
    Tensor whole = ops.cast(ops.slice(tall, 2, 0, (long) columns * patch), ElementType.FLOAT32);
    Size side = Size.of(patch);
    Tensor patches =
        ops.reshape(whole, pixels.size(0), Size.of(rows), side, Size.of(columns), side);
    return new ShownPatches(most(ops, most(ops, patches, 4), 2)); // (pictures, rows, columns)
  }

  private static Tensor most(Ops ops, Tensor x, int axis) {
    return ops.apply(new Reduce(Reduce.Kind.MAXIMUM, axis, false), List.of(x));
  }

  int rows() {
    return Math.toIntExact(grid.size(1).value());
  }

  int columns() {
    return Math.toIntExact(grid.size(2).value());
  }

  /** INT64 (pictures): how many patches the picture is high, told by its first column. */
  Tensor height(Ops ops) {
    Tensor column = ops.reshape(ops.slice(grid, 2, 0, 1), grid.size(0), grid.size(1));
    return ops.cast(ops.sum(column, 1, false), ElementType.INT64);
  }

  /** INT64 (pictures): how many patches the picture is wide, told by its first row. */
  Tensor width(Ops ops) {
    Tensor row = ops.reshape(ops.slice(grid, 1, 0, 1), grid.size(0), grid.size(2));
    return ops.cast(ops.sum(row, 1, false), ElementType.INT64);
  }

  /** BOOL (pictures, patches): which patches may be looked at. */
  public Tensor mask(Ops ops) {
    Tensor flat = ops.reshape(grid, grid.size(0), grid.size(1).times(grid.size(2)));
    return ops.cast(flat, ElementType.BOOL);
  }
}
