package ai.lynx.assembly.model;

import ai.lynx.assembly.network.VisionPart;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Image;
import ai.lynx.media.Media;
import ai.lynx.media.Video;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prompts of a model whose pictures have no places in the text, if it sees: one picture or video of
 * each prompt stands in front of it or beside it.
 *
 * @param engine computes
 * @param model whose prompts they are
 * @param pictures prepares pictures; empty for a model that reads text only
 */
record PlainReading(Engine engine, AssembledModel model, Optional<PictureReader> pictures) {
  /**
   * Looks at the pictures of a batch.
   *
   * @param media what each prompt is about
   * @param ids of each prompt
   */
  Looked look(Scope scope, List<Optional<Media>> media, List<int[]> ids) {
    Tensor vision = see(scope, media);
    TokenBatch tokens = TokenBatch.of(ids, model.tokenizer().padding().orElse(0), true);
    int latents = vision == null ? 0 : Math.toIntExact(vision.size(1).value());
    return new Looked(
        ids.stream().map(row -> new Looked.Row(row, latents, row.length, 0)).toList(),
        () -> new PromptDecoding(engine, model.network(), vision, tokens));
  }

  /**
   * What the language model gets to see, (prompts, latents, width); null if the prompts are text.
   *
   * @throws InvalidPromptException if the model reads text only, or the prompts are not alike
   */
  @Nullable Tensor see(Scope scope, List<Optional<Media>> media) {
    List<Image> images = all(media, Image.class);
    List<Video> videos = all(media, Video.class);
    if (images.isEmpty() && videos.isEmpty()) {
      return null;
    }
    PictureReader reader = pictures.orElseThrow(this::readsTextOnly);
    if (images.size() == media.size()) {
      Tensor pixels = scope.tensor(reader.images(images));
      return model
          .network()
          .connect(scope.ops(), model.network().encodeImages(scope.ops(), pixels));
    }
    if (videos.size() == media.size()) {
      Tensor pixels = scope.tensor(reader.videos(videos));
      return model
          .network()
          .connect(scope.ops(), model.network().encodeVideos(scope.ops(), pixels));
    }
    throw new InvalidPromptException(
        "The prompts of a batch must be alike: all with a picture, all with a video, or all text."
            + " Ask in several batches.");
  }

  private static <M extends Media> List<M> all(List<Optional<Media>> media, Class<M> kind) {
    return media.stream()
        .flatMap(Optional::stream)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private InvalidPromptException readsTextOnly() {
    return new InvalidPromptException(
        "The model %s from %s reads text only; ask without a picture or video, or load a model that sees."
            .formatted(model.description().name(), model.location()));
  }

  /**
   * The one picture or video of a prompt.
   *
   * @throws InvalidPromptException if it has several
   */
  Optional<Media> only(List<Media> media) {
    if (media.size() > 1) {
      throw new InvalidPromptException(
          "The model %s reads one picture or video with each prompt, not %d: ask about them one by one, or as the frames of a video."
              .formatted(model.description().name(), media.size()));
    }
    return media.stream().findFirst();
  }

  /** How many positions stand in front of a text about this. */
  int positions(Optional<Media> media) {
    int vectors = vectors(media);
    return vectors == 0 ? 0 : model.network().sight().fusion().prefixLength(vectors);
  }

  /** How many vectors the language model gets to see of this, in front of a text or beside it. */
  int vectors(Optional<Media> media) {
    if (media.isEmpty() || model.network().vision().isEmpty()) {
      return 0;
    }
    VisionPart sight = model.network().sight();
    int pictures = media.get() instanceof Video ? pictures().orElseThrow().frames() : 1;
    return sight.bridge().tokens(Math.multiplyExact(pictures, sight.encoder().tokens()));
  }
}
