package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** The feed-forward network of a layer, each token by itself. */
sealed interface FeedForward permits GatedMlp, JoinedGatedMlp, PlainMlp {
  /**
   * @param layer the layer's weights
   */
  static FeedForward of(DecoderSpec decoder, MlpSpec spec, Weights layer) {
    return switch (spec.form()) {
      case GATED -> new GatedMlp(decoder, spec, layer);
      case GATED_JOINED -> new JoinedGatedMlp(decoder, spec, layer);
      case PLAIN -> new PlainMlp(decoder, spec, layer);
    };
  }

  /** (batch, tokens, width), the same shape. */
  Tensor forward(Ops ops, Tensor x);
}
