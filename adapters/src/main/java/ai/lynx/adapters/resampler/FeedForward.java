package ai.lynx.adapters.resampler;

import ai.lynx.adapters.layers.LayerNorm;
import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * LayerNorm, linear, exact GELU, linear; no biases.
 *
 * @param widen (multiple * width, width)
 * @param narrow (width, multiple * width)
 */
record FeedForward(LayerNorm norm, Tensor widen, Tensor narrow) {
  static FeedForward of(int width, int multiple, Weights weights) {
    int wide = Math.multiplyExact(width, multiple);
    // The names are places in the original's nn.Sequential; place 2 is the GELU.
    return new FeedForward(
        LayerNorm.of(width, weights.at("0")),
        weights.get("1.weight", Linear.pytorchStart(width), wide, width),
        weights.get("3.weight", Linear.pytorchStart(wide), width, wide));
  }

  /** (batch, latents, width) to the same shape; no residual. */
  Tensor forward(Ops ops, Tensor latents) {
    Tensor wide = ops.gelu(ops.linear(norm.forward(ops, latents), widen)); // (.., multiple * width)
    return ops.linear(wide, narrow);
  }
}
