package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** The gated feed-forward network with gate and up in one matrix, the gate first. */
final class JoinedGatedMlp implements FeedForward {
  private final Projection gateAndUp;
  private final Projection down;
  private final int inner;
  private final Elementwise.Function activation;

  JoinedGatedMlp(DecoderSpec decoder, MlpSpec spec, Weights layer) {
    int width = decoder.width();
    inner = spec.hiddenWidth();
    gateAndUp =
        Projection.of(
            decoder, layer, Part.GATE_UP, width, Math.multiplyExact(2, inner), spec.biases());
    down = Projection.of(decoder, layer, Part.DOWN, inner, width, spec.biases());
    activation = spec.activation();
  }

  @Override
  public Tensor forward(Ops ops, Tensor x) {
    Tensor both = gateAndUp.apply(ops, x); // (batch, tokens, 2 inner)
    Tensor open = ops.elementwise(activation, ops.slice(both, 2, 0, inner));
    Tensor h = ops.multiply(open, ops.slice(both, 2, inner, 2L * inner)); // (batch, tokens, inner)
    return down.apply(ops, h); // (batch, tokens, width)
  }
}
