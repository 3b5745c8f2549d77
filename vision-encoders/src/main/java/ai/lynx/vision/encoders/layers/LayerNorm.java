package ai.lynx.vision.encoders.layers;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * LayerNorm over the last axis, with weight and bias.
 *
 * @param weight (width)
 * @param bias (width)
 */
public record LayerNorm(Tensor weight, Tensor bias, double epsilon) {
  /**
   * @param weights where the two are, by the names of the components
   */
  public static LayerNorm of(Weights weights, int width, double epsilon) {
    return new LayerNorm(
        weights.get("weight", Initialization.ONES, width),
        weights.get("bias", Initialization.ZEROS, width),
        epsilon);
  }

  /** (..., width) to the same shape. */
  public Tensor forward(Ops ops, Tensor x) {
    return ops.layerNorm(x, weight, bias, epsilon);
  }
}
