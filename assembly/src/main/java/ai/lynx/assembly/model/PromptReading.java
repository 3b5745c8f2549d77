package ai.lynx.assembly.model;

import ai.lynx.Prompt;
import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.network.PictureBatch;
import ai.lynx.assembly.network.TileBatch;
import ai.lynx.assembly.network.VisionPart;
import ai.lynx.assembly.prompt.PicturePromptEncoder;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Image;
import ai.lynx.spi.component.TiledVisionEncoder;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.spi.text.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Prompts of a model whose pictures have places in the text: pictures to vectors, questions to ids
 * with marks.
 *
 * @param engine computes
 * @param model whose prompts they are
 * @param reader prepares pictures
 * @param prompts puts marks into questions
 */
record PromptReading(
    Engine engine, AssembledModel model, PictureReader reader, PicturePromptEncoder prompts) {
  /** For a model whose pictures have places in the text; empty for any other. */
  static Optional<PromptReading> of(
      Engine engine, AssembledModel model, Optional<PictureReader> reader) {
    Optional<PictureText> text = model.description().prompt().picture();
    Optional<VisionPart> sight = model.network().vision();
    if (text.isEmpty() || sight.isEmpty() || sight.get().mark().isEmpty() || reader.isEmpty()) {
      return Optional.empty();
    }
    boolean beside = sight.get().fusion().prefixLength(1) == 0;
    int marks = beside ? 1 : sight.get().bridge().tokens(sight.get().encoder().tokens());
    return Optional.of(
        new PromptReading(
            engine,
            model,
            reader.get(),
            new PicturePromptEncoder(
                model.description().prompt(),
                text.get(),
                model.tokenizer(),
                sight.get().mark().getAsInt(),
                marks)));
  }

  /**
   * Prompts that are looked at.
   *
   * @param vectors (pieces, vectors of a piece, width), of all pictures; or (pictures, vectors,
   *     width) if tokens look at them from between the layers
   * @param ids of each prompt, with marks
   * @param latents how many vectors each prompt's picture has
   * @param marks how many of each prompt's ids are marks
   */
  record Seen(Tensor vectors, List<int[]> ids, List<Integer> latents, List<Integer> marks) {}

  /** Whether a mark stands for a whole picture, at which tokens look from between the layers. */
  private boolean beside() {
    return model.network().sight().fusion().prefixLength(1) == 0;
  }

  /**
   * Looks at the pictures of a batch; each prompt has one.
   *
   * @throws InvalidPromptException if a prompt has a video or no picture
   */
  Seen look(Scope scope, List<Prompt> batch) {
    List<PicturePieces> pictures = new ArrayList<>();
    List<int[]> ids = new ArrayList<>();
    List<Integer> marks = new ArrayList<>();
    for (Prompt prompt : batch) {
      if (!(prompt.media().orElse(null) instanceof Image image)) {
        throw new InvalidPromptException(
            "The model %s reads one picture with each prompt of a batch; ask about videos frame by frame, and text in a batch of its own."
                .formatted(model.description().name()));
      }
      PicturePieces pieces = reader.pieces(image);
      pictures.add(pieces);
      ids.add(prompts.encode(prompt.text(), pieces.rows(), pieces.columns()));
      marks.add(beside() ? 1 : pieces.count() * prompts.vectors());
    }
    if (model.network().sight().encoder() instanceof TiledVisionEncoder encoder) {
      LynxNetwork network = model.network();
      Tensor features = network.encodeTiles(scope.ops(), TileBatch.of(pictures, encoder).on(scope));
      Tensor vectors = network.connect(scope.ops(), features); // (pictures, tiles * each, width)
      int each = Math.toIntExact(vectors.size(1).value()) / encoder.tiles();
      return new Seen(
          vectors, ids, pictures.stream().map(picture -> picture.count() * each).toList(), marks);
    }
    PictureBatch prepared =
        new PictureBatch(
            PictureBatch.joined(pictures.stream().map(PicturePieces::pixels).toList()),
            Optional.empty(),
            model.questionTokenizer().map(tokenizer -> questions(tokenizer, batch)));
    LynxNetwork network = model.network();
    Tensor features = network.features(scope, prepared); // (pieces, tokens, vision width)
    Tensor vectors = network.connect(scope, scope.ops(), features, prepared);
    int each = Math.toIntExact(vectors.size(1).value());
    return new Seen(
        vectors, ids, pictures.stream().map(picture -> picture.count() * each).toList(), marks);
  }

  /** The prompts as BERT reads a sentence. */
  private PictureBatch.Question questions(Tokenizer tokenizer, List<Prompt> batch) {
    List<int[]> ids =
        batch.stream()
            .map(prompt -> tokenizer.encode("[CLS]" + prompts.text(prompt.text()) + "[SEP]"))
            .toList();
    TokenBatch words = TokenBatch.of(ids, tokenizer.padding().orElse(0), false);
    return new PictureBatch.Question(
        words.ids(), TensorData.of(words.mask(), words.rows(), words.tokens()));
  }

  /** A prompt's ids for the rules of the search, which know no mark beyond the vocabulary. */
  int[] counted(int[] ids) {
    int vocabulary = model.network().languageModel().vocabulary();
    return prompts.mark() < vocabulary
        ? ids
        : Arrays.stream(ids).map(id -> id == prompts.mark() ? 0 : id).toArray();
  }

  /** Reads what was looked at; the caller closes it. */
  Decoding read(Seen seen) {
    TokenBatch tokens = TokenBatch.of(seen.ids(), model.tokenizer().padding().orElse(0), true);
    if (!beside()) {
      return InTextDecoding.read(engine, model.network(), seen.vectors(), tokens);
    }
    try (Scope scope = engine.open()) {
      return new PromptDecoding(
          engine, model.network(), seen.vectors(), scope.tensor(looks(seen, tokens)), tokens);
    }
  }

  /** Tokens from a picture's mark on look at what there is of the picture. */
  private TensorData looks(Seen seen, TokenBatch tokens) {
    int vectors = Math.toIntExact(seen.vectors().size(1).value());
    boolean[] open = new boolean[Math.multiplyExact(tokens.mask().length, vectors)];
    long[] ids = tokens.ids().toLongs();
    for (int row = 0; row < tokens.rows(); row++) {
      boolean after = false;
      for (int i = row * tokens.tokens(); i < (row + 1) * tokens.tokens(); i++) {
        after |= ids[i] == prompts.mark() && tokens.mask()[i];
        Arrays.fill(open, i * vectors, i * vectors + seen.latents().get(row), after);
      }
    }
    return TensorData.of(open, tokens.rows(), tokens.tokens(), vectors);
  }
}
