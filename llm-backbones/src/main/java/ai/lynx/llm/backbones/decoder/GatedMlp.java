package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** The gated feed-forward network {@code down(act(gate(x)) * up(x))} (arXiv 2002.05202). */
final class GatedMlp {
  private final Projection gate;
  private final Projection up;
  private final Projection down;
  private final Elementwise.Function activation;

  GatedMlp(DecoderSpec spec, Weights weights) {
    MlpSpec mlp = spec.mlp();
    int width = spec.width();
    int inner = mlp.hiddenWidth();
    double deviation = spec.initialDeviation();
    gate = Projection.of(weights.at("gate_proj"), width, inner, mlp.biases(), deviation);
    up = Projection.of(weights.at("up_proj"), width, inner, mlp.biases(), deviation);
    down = Projection.of(weights.at("down_proj"), inner, width, mlp.biases(), deviation);
    activation = mlp.activation();
  }

  /** (batch, tokens, width), the same shape. */
  Tensor forward(Ops ops, Tensor x) {
    Tensor open = ops.elementwise(activation, gate.apply(ops, x)); // (batch, tokens, inner)
    Tensor h = ops.multiply(open, up.apply(ops, x)); // (batch, tokens, inner)
    return down.apply(ops, h); // (batch, tokens, width)
  }
}
