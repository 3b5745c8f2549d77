package ai.lynx.adapters.abstractor;

import ai.lynx.adapters.layers.LayerNorm;
import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * {@code narrow(norm(silu(gate(x)) * widen(x)))}, the SwiGLU of arXiv 2002.05202 with a norm
 * inside.
 *
 * @param gate (inner, width), the original's {@code w1}
 * @param widen (inner, width), its {@code w3}
 * @param narrow (width, inner), its {@code w2}
 */
record GatedFeedForward(Linear gate, Linear widen, LayerNorm norm, Linear narrow) {
  static GatedFeedForward of(VisualAbstractorSettings settings, int width, Weights weights) {
    int inner = settings.feedForward();
    Initialization start = Initialization.normal(settings.deviation());
    return new GatedFeedForward(
        Linear.of(width, inner, start, weights.at("w1")),
        Linear.of(width, inner, start, weights.at("w3")),
        LayerNorm.of(inner, settings.epsilon(), weights.at("ffn_ln")),
        Linear.of(inner, width, start, weights.at("w2")));
  }

  /** (batch, queries, width) to the same shape; no residual. */
  Tensor forward(Ops ops, Tensor x) {
    Tensor gated = ops.multiply(ops.silu(gate.forward(ops, x)), widen.forward(ops, x));
    return narrow.forward(ops, norm.forward(ops, gated));
  }
}
