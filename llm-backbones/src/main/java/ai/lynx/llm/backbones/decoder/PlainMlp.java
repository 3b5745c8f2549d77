package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** The feed-forward network {@code down(act(up(x)))} of the first transformer. */
final class PlainMlp implements FeedForward {
  private final Projection up;
  private final Projection down;
  private final Elementwise.Function activation;

  PlainMlp(DecoderSpec decoder, MlpSpec spec, Weights layer) {
    int width = decoder.width();
    up = Projection.of(decoder, layer, Part.UP, width, spec.hiddenWidth(), spec.biases());
    down = Projection.of(decoder, layer, Part.DOWN, spec.hiddenWidth(), width, spec.biases());
    activation = spec.activation();
  }

  @Override
  public Tensor forward(Ops ops, Tensor x) {
    Tensor h = ops.elementwise(activation, up.apply(ops, x)); // (batch, tokens, inner)
    return down.apply(ops, h); // (batch, tokens, width)
  }
}
