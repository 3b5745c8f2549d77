package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A linear map.
 *
 * @param weight (out, in)
 * @param bias (out), or null for none
 */
record Projection(Tensor weight, @Nullable Tensor bias) {
  static Projection of(Weights weights, int in, int out, boolean biased, double deviation) {
    return new Projection(
        weights.get("weight", Initialization.normal(deviation), out, in),
        biased ? weights.get("bias", Initialization.ZEROS, out) : null);
  }

  /** (..., in) to (..., out). */
  Tensor apply(Ops ops, Tensor x) {
    return ops.linear(x, weight, bias);
  }
}
