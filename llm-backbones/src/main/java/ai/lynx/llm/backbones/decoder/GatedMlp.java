package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** The gated feed-forward network {@code down(act(gate(x)) * up(x))} (arXiv 2002.05202). */
final class GatedMlp implements FeedForward {
  private final Projection gate;
  private final Projection up;
  private final Projection down;
  private final Elementwise.Function activation;

  GatedMlp(DecoderSpec decoder, MlpSpec spec, Weights layer) {
    int width = decoder.width();
    int inner = spec.hiddenWidth();
    gate = Projection.of(decoder, layer, Part.GATE, width, inner, spec.biases());
    up = Projection.of(decoder, layer, Part.UP, width, inner, spec.biases());
    down = Projection.of(decoder, layer, Part.DOWN, inner, width, spec.biases());
    activation = spec.activation();
  }

  @Override
  public Tensor forward(Ops ops, Tensor x) {
    Tensor open = ops.elementwise(activation, gate.apply(ops, x)); // (batch, tokens, inner)
    Tensor h = ops.multiply(open, up.apply(ops, x)); // (batch, tokens, inner)
    return down.apply(ops, h); // (batch, tokens, width)
  }
}
