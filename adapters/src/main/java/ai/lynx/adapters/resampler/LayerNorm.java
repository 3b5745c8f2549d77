package ai.lynx.adapters.resampler;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** LayerNorm with PyTorch's epsilon, as everywhere in the resampler. Both weights are (width). */
record LayerNorm(Tensor weight, Tensor bias) {
  private static final double EPSILON = 1e-5;

  static LayerNorm of(int width, Weights weights) {
    return new LayerNorm(
        weights.get("weight", Initialization.ONES, width),
        weights.get("bias", Initialization.ZEROS, width));
  }

  Tensor forward(Ops ops, Tensor x) {
    return ops.layerNorm(x, weight, bias, EPSILON);
  }
}
