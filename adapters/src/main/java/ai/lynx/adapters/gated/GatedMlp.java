package ai.lynx.adapters.gated;

import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * {@code down(activation(gate(x)) * up(x))}, as in LLaMA.
 *
 * @param gate (inner, width)
 * @param up (inner, width)
 * @param down (width, inner)
 */
record GatedMlp(Linear gate, Elementwise.Function activation, Linear up, Linear down) {
  static GatedMlp of(GatedBlockSpec spec, Weights weights) {
    int width = spec.width();
    int inner = spec.feedForward();
    Initialization start = Initialization.normal(spec.deviation());
    return new GatedMlp(
        Linear.withoutBias(width, inner, start, weights.at("gate_proj")),
        spec.activation(),
        Linear.withoutBias(width, inner, start, weights.at("up_proj")),
        Linear.withoutBias(inner, width, start, weights.at("down_proj")));
  }

  /** (batch, tokens, width) to the same shape; no residual. */
  Tensor forward(Ops ops, Tensor x) {
    Tensor gated = ops.elementwise(activation, gate.forward(ops, x)); // (batch, tokens, inner)
    return down.forward(ops, ops.multiply(gated, up.forward(ops, x)));
  }
}
