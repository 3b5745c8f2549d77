package ai.lynx.adapters.layers;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * LayerNorm over the last axis.
 *
 * @param weight (width)
 * @param bias (width)
 * @param epsilon added to the variance
 */
public record LayerNorm(Tensor weight, Tensor bias, double epsilon) {
  /** The epsilon of PyTorch's nn.LayerNorm where no other is given. */
  public static final double PYTORCH_EPSILON = 1e-5;

  /** The norm at this place of a checkpoint. */
  public static LayerNorm of(int width, double epsilon, Weights weights) {
    return new LayerNorm(
        weights.get("weight", Initialization.ONES, width),
        weights.get("bias", Initialization.ZEROS, width),
        epsilon);
  }

  /** The norm at this place of a checkpoint, with PyTorch's epsilon. */
  public static LayerNorm of(int width, Weights weights) {
    return of(width, PYTORCH_EPSILON, weights);
  }

  /** (..., width) to the same shape. */
  public Tensor forward(Ops ops, Tensor x) {
    return ops.layerNorm(x, weight, bias, epsilon);
  }
}
