package ai.lynx.adapters.gated;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * RMS norm over the last axis.
 *
 * @param weight (width)
 * @param epsilon added to the mean square
 */
record RmsNorm(Tensor weight, double epsilon) {
  static RmsNorm of(int width, double epsilon, Weights weights) {
    return new RmsNorm(weights.get("weight", Initialization.ONES, width), epsilon);
  }

  /** (..., width) to the same shape. */
  Tensor forward(Ops ops, Tensor x) {
    return ops.rmsNorm(x, weight, epsilon);
  }
}
