package ai.lynx.adapters.projector;

import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * Two linear layers, both as wide as the language model, and an activation in between (LLaVA 1.5,
 * arXiv 2310.03744, section 3.3). Weights are named as in Hugging Face's {@code
 * LlavaMultiModalProjector}: {@code linear_1}, {@code linear_2}.
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 */
record MlpProjector(Linear first, Elementwise.Function activation, Linear second)
    implements Bridge {
  static MlpProjector of(
      ProjectorSettings settings, int visionWidth, int languageWidth, Weights weights) {
    return new MlpProjector(
        LinearProjector.layer(settings, visionWidth, languageWidth, weights.at("linear_1")),
        settings.activation(),
        LinearProjector.layer(settings, languageWidth, languageWidth, weights.at("linear_2")));
  }

  @Override
  public Tensor connect(Ops ops, Tensor features) { // (batch, tokens, vision width)
    Tensor hidden = ops.elementwise(activation, first.forward(ops, features)); // (.., width)
    return second.forward(ops, hidden); // (batch, tokens, language width)
  }

  @Override
  public int tokens(int features) {
    return features;
  }
}
