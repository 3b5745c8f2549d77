package ai.lynx.adapters.projector;

import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * One linear layer (LLaVA, arXiv 2304.08485, section 4.1; its {@code mm_projector}). Weights:
 * {@code weight}, {@code bias}.
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 */
record LinearProjector(Linear layer) implements Bridge {
  static LinearProjector of(
      ProjectorSettings settings, int visionWidth, int languageWidth, Weights weights) {
    return new LinearProjector(layer(settings, visionWidth, languageWidth, weights));
  }

  static Linear layer(ProjectorSettings settings, int in, int out, Weights weights) {
    Initialization start = Initialization.normal(settings.deviation());
    return settings.bias()
        ? Linear.of(in, out, start, weights)
        : Linear.withoutBias(in, out, start, weights);
  }

  @Override
  public Tensor connect(Ops ops, Tensor features) { // (batch, tokens, vision width)
    return layer.forward(ops, features); // (batch, tokens, language width)
  }

  @Override
  public int tokens(int features) {
    return features;
  }
}
