package ai.lynx.assembly.network;

import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The model of arXiv 2307.02469, figure 2: vision encoder, bridge, fusion, language model with
 * adapters.
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 *
 * @param visionEncoder pictures to feature vectors
 * @param framePositions (1, frames, 1, vision width), added to the features of each frame of a
 *     video; null if the model has none
 * @param bridge feature vectors to the language model's vectors
 * @param fusion how they reach the language model
 * @param languageModel the decoder
 * @param adapters on its layers
 * @param compute the type in which activations are computed
 */
public record LynxNetwork(
    VisionEncoder visionEncoder,
    @Nullable Tensor framePositions,
    Bridge bridge,
    Fusion fusion,
    LanguageModel languageModel,
    LayerHooks adapters,
    ElementType compute) {

  /** Features of pictures: (batch, 3, height, width) to (batch, tokens, vision width). */
  public Tensor encodeImages(Ops ops, Tensor pixels) {
    return visionEncoder.encode(ops, ops.cast(pixels, compute));
  }

  /**
   * Features of videos: (batch, frames, 3, height, width) to (batch, frames * tokens, vision
   * width). Frames are encoded one by one, told apart by their position, and put behind one
   * another.
   */
  public Tensor encodeVideos(Ops ops, Tensor pixels) {
    Size batch = pixels.size(0);
    Size frames = pixels.size(1);
    Tensor pictures =
        ops.reshape(pixels, batch.times(frames), pixels.size(2), pixels.size(3), pixels.size(4));
    Tensor features = encodeImages(ops, pictures); // (batch * frames, tokens, width)
    return joinFrames(
        ops, ops.reshape(features, batch, frames, features.size(1), features.size(2)));
  }

  /**
   * Features of frames (batch, frames, tokens, width), told apart and joined: (batch, frames *
   * tokens, width).
   */
  public Tensor joinFrames(Ops ops, Tensor features) {
    Tensor told = framePositions == null ? features : ops.add(features, framePositions);
    return ops.reshape(told, told.size(0), told.size(1).times(told.size(2)), told.size(3));
  }

  /**
   * The vectors that the language model gets to see: (batch, tokens, vision width) to (batch,
   * latents, width).
   */
  public Tensor connect(Ops ops, Tensor features) {
    return bridge.connect(ops, features);
  }

  /** Token ids (batch, tokens) to vectors (batch, tokens, width). */
  public Tensor embed(Ops ops, Tensor ids) {
    return ops.cast(languageModel.embed(ops, ids), compute);
  }

  /**
   * The language model's input: the embedded text (batch, tokens, width), with vision (batch,
   * latents, width) fused in if there is any.
   */
  public Tensor sequence(Ops ops, @Nullable Tensor vision, Tensor text) {
    return vision == null ? text : fusion.sequence(ops, vision, text);
  }

  /**
   * What stands between the decoder's layers when it reads about this vision (batch, latents,
   * width).
   */
  public LayerHooks hooks(@Nullable Tensor vision) {
    return vision == null ? adapters : adapters.around(fusion.hooks(vision));
  }
}
