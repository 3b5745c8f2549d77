package ai.lynx.assembly.network;

import ai.lynx.spi.component.BlockListener;
import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.Instruction;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.component.PictureTiles;
import ai.lynx.spi.component.TiledVisionEncoder;
import ai.lynx.spi.component.VisionMemory;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model of arXiv 2307.02469, figure 2: vision encoder, bridge, fusion, language model with
 * adapters.
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 *
 * @param vision how it sees; empty for a model that reads text only, whose methods about pictures
 *     throw IllegalStateException
 * @param languageModel the decoder
 * @param adapters on its layers
 * @param compute the type in which activations are computed
 */
public record LynxNetwork(
    Optional<VisionPart> vision,
    LanguageModel languageModel,
    LayerHooks adapters,
    ElementType compute) {

  /** Features of pictures: (batch, 3, height, width) to (batch, tokens, vision width). */
  public Tensor encodeImages(Ops ops, Tensor pixels) {
    return sight().encoder().encode(ops, ops.cast(pixels, compute));
  }

  /**
   * Features of pictures (batch, 3, height, width) that fill a part of their pixels, {@code shown}
   * (batch, height, width): (batch, tokens, vision width).
   */
  public Tensor encodeImages(Ops ops, Tensor pixels, Tensor shown) {
    return sight().encoder().encode(ops, ops.cast(pixels, compute), shown, BlockListener.SILENT);
  }

  /**
   * Features of pictures in tiles: (pictures, tokens, vision width), those of a picture's tiles one
   * behind the other.
   *
   * @throws IllegalStateException if the vision encoder takes pictures whole
   */
  public Tensor encodeTiles(Ops ops, PictureTiles pictures) {
    if (!(sight().encoder() instanceof TiledVisionEncoder encoder)) {
      throw new IllegalStateException("This network takes pictures whole, not in tiles.");
    }
    PictureTiles computed =
        new PictureTiles(
            ops.cast(pictures.pixels(), compute), pictures.arrangement(), pictures.present());
    return encoder.encode(ops, computed, BlockListener.SILENT);
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
    Tensor framePositions = sight().framePositions();
    Tensor told = framePositions == null ? features : ops.add(features, framePositions);
    return ops.reshape(told, told.size(0), told.size(1).times(told.size(2)), told.size(3));
  }

  /**
   * The vectors that the language model gets to see: (batch, tokens, vision width) to (batch,
   * latents, width).
   */
  public Tensor connect(Ops ops, Tensor features) {
    return sight().bridge().connect(ops, features);
  }

  /** Features of prepared pictures: (pictures, tokens, vision width). */
  public Tensor features(Scope scope, PictureBatch pictures) {
    Tensor pixels = scope.tensor(pictures.pixels());
    return pictures
        .shown()
        .map(shown -> encodeImages(scope.ops(), pixels, scope.tensor(shown)))
        .orElseGet(() -> encodeImages(scope.ops(), pixels));
  }

  /**
   * The vectors that the language model gets to see of prepared pictures, with their questions in
   * view if the bridge reads those: (pictures, latents, width).
   *
   * @param ops of the scope, or around them
   * @param features of these pictures
   */
  public Tensor connect(Scope scope, Ops ops, Tensor features, PictureBatch pictures) {
    return pictures
        .question()
        .map(asked -> new Instruction(scope.tensor(asked.ids()), scope.tensor(asked.mask())))
        .map(asked -> sight().bridge().connect(ops, features, asked))
        .orElseGet(() -> connect(ops, features));
  }

  /** Token ids (batch, tokens) to vectors (batch, tokens, width). */
  public Tensor embed(Ops ops, Tensor ids) {
    return ops.cast(languageModel.embed(ops, ids), compute);
  }

  /**
   * The language model's input: the embedded text (batch, tokens, width), with vision (batch,
   * latents, width) fused in if there is any.
   */
  public Tensor sequence(Ops ops, @Nullable Tensor seen, Tensor text) {
    return seen == null ? text : sight().fusion().sequence(ops, seen, text);
  }

  /**
   * The language model's input where vectors of pictures have places of their own in the text.
   *
   * @param vectors (.., width), of all pictures, counted in this order
   * @param text (batch, tokens, width), the embedded text
   * @param from INT64 (batch * tokens), for each token of the batch the vector that it becomes: its
   *     number in {@code text}, or behind those a number in {@code vectors}
   * @return (batch, tokens, width)
   */
  public Tensor sequence(Ops ops, Tensor vectors, Tensor text, Tensor from) {
    Size width = text.size(2);
    Tensor words = ops.reshape(text, text.size(0).times(text.size(1)), width);
    Size count = vectors.shape().elements().dividedBy(width.value());
    Tensor all = ops.concatenate(0, words, ops.reshape(vectors, count, width));
    return ops.reshape(ops.gather(all, 0, from), text.size(0), text.size(1), width);
  }

  /**
   * What stands between the decoder's layers when it reads about this vision (batch, latents,
   * width).
   */
  public LayerHooks hooks(@Nullable Tensor seen) {
    if (seen == null) {
      return blind();
    }
    Fusion fusion = sight().fusion();
    return new VisionHooks(
        adapters, (vision, visible) -> fusion.hooks(vision.get(0), visible), List.of(seen), null);
  }

  /**
   * What stands between the decoder's layers when it reads about pictures.
   *
   * @param memory what the fusion remembers of them; null without pictures
   * @param looks BOOL (batch, tokens, vectors), true where a token may look at a vector; null if
   *     all may look at all
   */
  public LayerHooks hooks(@Nullable VisionMemory memory, @Nullable Tensor looks) {
    if (memory == null) {
      return blind();
    }
    Fusion fusion = sight().fusion();
    return new VisionHooks(
        adapters,
        (vision, visible) -> fusion.hooks(new VisionMemory(vision), visible),
        memory.tensors(),
        looks);
  }

  /** What stands between the decoder's layers when it reads text without pictures. */
  private LayerHooks blind() {
    if (vision.isEmpty()) {
      return adapters;
    }
    Fusion fusion = sight().fusion();
    if (fusion.blind() == LayerHooks.NONE) {
      return adapters; // the same reading, so it is compiled once
    }
    return new VisionHooks(adapters, (none, visible) -> fusion.blind(), List.of(), null);
  }

  /** What sees, where it is known that something does. */
  public VisionPart sight() {
    return vision.orElseThrow(
        () -> new IllegalStateException("This network reads text only; it sees no pictures."));
  }
}
