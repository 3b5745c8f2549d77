package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * RMS norm (arXiv 1910.07467).
 *
 * @param weight (width)
 */
record Norm(Tensor weight, double epsilon) {
  static Norm of(Weights weights, int width, double epsilon) {
    return new Norm(weights.get("weight", Initialization.ONES, width), epsilon);
  }

  /** (..., width), the same shape. */
  Tensor apply(Ops ops, Tensor x) {
    return ops.rmsNorm(x, weight, epsilon);
  }
}
