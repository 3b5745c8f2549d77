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
  /**
   * @param weights those that the part's name is below
   */
  static Projection of(
      DecoderSpec decoder, Weights weights, Part part, int in, int out, boolean biased) {
    Weights own = decoder.names().of(weights, part);
    return new Projection(
        own.get("weight", Initialization.normal(decoder.initialDeviation()), out, in),
        biased ? own.get("bias", Initialization.ZEROS, out) : null);
  }

  /** (..., in) to (..., out). */
  Tensor apply(Ops ops, Tensor x) {
    return ops.linear(x, weight, bias);
  }
}
