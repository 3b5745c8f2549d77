package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A norm over the last axis.
 *
 * @param weight (width), or null for none
 * @param bias (width), or null for none
 */
record Norm(NormSpec spec, @Nullable Tensor weight, @Nullable Tensor bias) {
  static Norm of(Weights weights, int width, NormSpec spec) {
    return switch (spec.kind()) {
      case RMS -> new Norm(spec, weights.get("weight", Initialization.ONES, width), null);
      case RMS_AROUND_ONE ->
          new Norm(spec, weights.get("weight", Initialization.ZEROS, width), null);
      case LAYER ->
          new Norm(
              spec,
              weights.get("weight", Initialization.ONES, width),
              weights.get("bias", Initialization.ZEROS, width));
      case LAYER_PLAIN -> new Norm(spec, null, null);
    };
  }

  /** (..., width), the same shape. */
  Tensor apply(Ops ops, Tensor x) {
    return switch (spec.kind()) {
      case RMS -> ops.rmsNorm(x, weight, spec.epsilon());
      case RMS_AROUND_ONE -> ops.rmsNorm(x, aroundOne(ops), spec.epsilon());
      case LAYER, LAYER_PLAIN -> ops.layerNorm(x, weight, bias, spec.epsilon());
    };
  }

  private @Nullable Tensor aroundOne(Ops ops) {
    return weight == null ? null : ops.scale(weight, 1, 1);
  }
}
