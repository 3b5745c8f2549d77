package ai.lynx.adapters.resampler;

import ai.lynx.adapters.layers.LayerNorm;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * However many feature vectors there are, as many vectors come out as there are learned latents:
 * layer by layer the latents look at the features and pass a feed-forward network (arXiv
 * 2307.02469, section 2; {@code models/bridges/resampler.py} of the official code, whose names and
 * initialisation these are).
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 */
final class PerceiverResampler implements Bridge {
  private final int tokens;
  private final Tensor latents; // (latents, language width)
  private final List<ResamplerLayer> layers;
  private final LayerNorm norm;

  PerceiverResampler(
      PerceiverResamplerSettings settings, int visionWidth, int languageWidth, Weights weights) {
    tokens = settings.latents();
    latents = weights.get("latents", Initialization.normal(1), tokens, languageWidth);
    layers =
        IntStream.range(0, settings.depth())
            .mapToObj(
                n ->
                    ResamplerLayer.of(
                        settings, visionWidth, languageWidth, weights.at("layers." + n)))
            .toList();
    norm = LayerNorm.of(languageWidth, weights.at("norm"));
  }

  @Override
  public Tensor connect(Ops ops, Tensor features) { // (batch, tokens, vision width)
    Size batch = features.size(0);
    Tensor start = ops.cast(latents, features.type()); // float32 while training in bfloat16
    Tensor hidden = ops.broadcast(start, batch, latents.size(0), latents.size(1));
    for (ResamplerLayer layer : layers) {
      hidden = layer.forward(ops, features, hidden);
    }
    return norm.forward(ops, hidden); // (batch, latents, language width)
  }

  @Override
  public int tokens(int features) {
    return tokens;
  }
}
