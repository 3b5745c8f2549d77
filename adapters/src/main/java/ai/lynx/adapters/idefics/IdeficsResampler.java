package ai.lynx.adapters.idefics;

import ai.lynx.adapters.layers.LayerNorm;
import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * However many feature vectors a picture has, as many vectors come out as there are learned latents
 * (Flamingo, arXiv 2204.14198, section 3.1.1 and figure 5; {@code IdeficsPerceiverResampler} of
 * Hugging Face, whose weight names these are).
 *
 * <p>It works in the vision encoder's width, and in Flamingo its vectors keep that width, because
 * cross-attention projects them. Where the language model's width differs and is asked for, a last
 * linear layer {@code projection}, which Flamingo has not, brings them there.
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 */
final class IdeficsResampler implements Bridge {
  private final Tensor latents; // (latents, vision width)
  private final List<IdeficsResamplerBlock> blocks;
  private final LayerNorm norm;
  private final Optional<Linear> projection;

  IdeficsResampler(
      IdeficsResamplerSettings settings, int visionWidth, int languageWidth, Weights weights) {
    latents = weights.get("latents", Initialization.normal(1), settings.latents(), visionWidth);
    blocks =
        IntStream.range(0, settings.depth())
            .mapToObj(
                n -> IdeficsResamplerBlock.of(settings, visionWidth, weights.at("blocks." + n)))
            .toList();
    norm = LayerNorm.of(visionWidth, weights.at("layer_norm"));
    projection =
        visionWidth == languageWidth
            ? Optional.empty()
            : Optional.of(
                Linear.of(
                    visionWidth,
                    languageWidth,
                    Linear.pytorchStart(visionWidth),
                    weights.at("projection")));
  }

  @Override
  public Tensor connect(Ops ops, Tensor features) { // (batch, tokens, vision width)
    Size batch = features.size(0);
    Tensor start = ops.cast(latents, features.type()); // float32 while training in bfloat16
    Tensor hidden = ops.broadcast(start, batch, latents.size(0), latents.size(1));
    for (IdeficsResamplerBlock block : blocks) {
      hidden = block.forward(ops, features, hidden);
    }
    Tensor normed = norm.forward(ops, hidden); // (batch, latents, vision width)
    return projection.isPresent() ? projection.get().forward(ops, normed) : normed;
  }

  @Override
  public int tokens(int features) {
    return (int) latents.size(0).value();
  }
}
