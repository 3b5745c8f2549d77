package ai.lynx.assembly.model;

import ai.lynx.Prompt;
import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.network.PictureBatch;
import ai.lynx.assembly.network.VisionPart;
import ai.lynx.assembly.prompt.PicturePromptEncoder;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Image;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.spi.text.Tokenizer;
import java.util.ArrayList;
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
    int vectors = sight.get().bridge().tokens(sight.get().encoder().tokens());
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
                vectors)));
  }

  /**
   * Prompts that are looked at.
   *
   * @param vectors (pieces, vectors of a piece, width), of all pictures
   * @param ids of each prompt, with marks
   * @param latents how many vectors each prompt's picture has
   */
  record Seen(Tensor vectors, List<int[]> ids, List<Integer> latents) {}

  /**
   * Looks at the pictures of a batch; each prompt has one.
   *
   * @throws InvalidPromptException if a prompt has a video or no picture
   */
  Seen look(Scope scope, List<Prompt> batch) {
    List<PicturePieces> pictures = new ArrayList<>();
    List<int[]> ids = new ArrayList<>();
    List<Integer> latents = new ArrayList<>();
    for (Prompt prompt : batch) {
      if (!(prompt.media().orElse(null) instanceof Image image)) {
        throw new InvalidPromptException(
            "The model %s reads one picture with each prompt of a batch; ask about videos frame by frame, and text in a batch of its own."
                .formatted(model.description().name()));
      }
      PicturePieces pieces = reader.pieces(image);
      pictures.add(pieces);
      ids.add(prompts.encode(prompt.text(), pieces.rows(), pieces.columns()));
      latents.add(pieces.count() * prompts.vectors());
    }
    PictureBatch prepared =
        new PictureBatch(
            PictureBatch.joined(pictures.stream().map(PicturePieces::pixels).toList()),
            Optional.empty(),
            model.questionTokenizer().map(tokenizer -> questions(tokenizer, batch)));
    LynxNetwork network = model.network();
    Tensor features = network.features(scope, prepared); // (pieces, tokens, vision width)
    return new Seen(network.connect(scope, scope.ops(), features, prepared), ids, latents);
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

  /** Reads what was looked at; the caller closes it. */
  Decoding read(Seen seen) {
    TokenBatch tokens = TokenBatch.of(seen.ids(), model.tokenizer().padding().orElse(0), true);
    return InTextDecoding.read(engine, model.network(), seen.vectors(), tokens);
  }
}
