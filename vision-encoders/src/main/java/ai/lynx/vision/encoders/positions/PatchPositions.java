package ai.lynx.vision.encoders.positions;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** Learned positions of a grid of patches. */
public interface PatchPositions {
  /**
   * Positions of a grid that the picture fills.
   *
   * @return what is added to (pictures, tokens, width), special tokens first
   */
  Tensor at(Ops ops, int rows, int columns);

  /**
   * Positions of grids that pictures fill in part. Unless a family says otherwise patches stand
   * where they would in a whole picture.
   *
   * @return what is added to (pictures, tokens, width), special tokens first
   */
  default Tensor at(Ops ops, ShownPatches shown) {
    return at(ops, shown.rows(), shown.columns());
  }
}
