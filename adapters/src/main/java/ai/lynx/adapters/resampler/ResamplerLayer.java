package ai.lynx.adapters.resampler;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** One layer: latents look at the media, then pass the feed-forward network, each added to them. */
record ResamplerLayer(PerceiverAttention attention, FeedForward feedForward) {
  static ResamplerLayer of(
      PerceiverResamplerSettings settings, int visionWidth, int languageWidth, Weights weights) {
    return new ResamplerLayer(
        PerceiverAttention.of(settings, visionWidth, languageWidth, weights.at("0")),
        FeedForward.of(languageWidth, settings.feedForwardMultiple(), weights.at("1")));
  }

  /**
   * @param media (batch, tokens, vision width)
   * @param latents (batch, latents, language width)
   * @return the shape of the latents
   */
  Tensor forward(Ops ops, Tensor media, Tensor latents) {
    Tensor looked = ops.add(attention.forward(ops, media, latents), latents);
    return ops.add(feedForward.forward(ops, looked), looked);
  }
}
