package ai.lynx.assembly.model;

import ai.lynx.Answer;
import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.Prompt;
import ai.lynx.assembly.chat.ChatMessages;
import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.network.PictureBatch;
import ai.lynx.assembly.network.TileBatch;
import ai.lynx.assembly.network.VisionPart;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Image;
import ai.lynx.media.Media;
import ai.lynx.media.Video;
import ai.lynx.spi.component.TiledVisionEncoder;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.spi.text.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prompts and conversations of a model whose pictures have places in the text: pictures to vectors,
 * text to ids with marks.
 *
 * @param engine computes
 * @param model whose prompts they are
 * @param reader prepares pictures
 * @param prompts puts marks into their texts
 * @param looks which pictures a token looks at, where they stand beside the text
 */
record PromptReading(
    Engine engine,
    AssembledModel model,
    PictureReader reader,
    PicturePrompts prompts,
    PictureLooks looks) {
  /** For a model whose pictures have places in the text; empty for any other. */
  static Optional<PromptReading> of(
      Engine engine, AssembledModel model, Optional<PictureReader> pictures) {
    return pictures.flatMap(
        reader ->
            PicturePrompts.of(model)
                .map(
                    prompts ->
                        new PromptReading(engine, model, reader, prompts, looks(model, prompts))));
  }

  private static PictureLooks looks(AssembledModel model, PicturePrompts prompts) {
    VisionPart sight = model.network().sight();
    int room = sight.bridge().tokens(sight.encoder().tokens());
    int tiles = sight.encoder() instanceof TiledVisionEncoder tiled ? tiled.tiles() : 1;
    return new PictureLooks(prompts.text().sight(), prompts.questions().mark(), room, room / tiles);
  }

  /**
   * Prompts that are looked at.
   *
   * @param vectors (pieces, vectors of a piece, width), of all pictures; or (prompts, vectors,
   *     width) if tokens look at them from between the layers; null without any picture
   * @param prompts in order
   */
  record Seen(@Nullable Tensor vectors, List<PicturedPrompt> prompts) {}

  /** Whether a mark stands for a whole picture, at which tokens look from between the layers. */
  boolean beside() {
    return model.network().sight().fusion().prefixLength(1) == 0;
  }

  /**
   * Encodes a question, as a conversation of one message where the model holds conversations.
   *
   * @throws InvalidPromptException if it has a video, or more pictures than the model takes
   */
  PicturedPrompt prompt(Prompt prompt) {
    if (prompts.chats().isPresent()) {
      return chat(Chat.of(new ChatMessage(ChatMessage.Role.USER, prompt.content())));
    }
    List<Image> images = images(prompt.media());
    if (images.size() > 1) {
      throw new InvalidPromptException(
          "The model %s reads one picture with each prompt, not %d: ask about them one by one."
              .formatted(model.description().name(), images.size()));
    }
    List<PicturePieces> pieces = images.stream().map(reader::pieces).toList();
    int[] ids =
        pieces.isEmpty()
            ? prompts.encode(prompt.text())
            : prompts
                .questions()
                .encode(prompt.text(), pieces.get(0).rows(), pieces.get(0).columns());
    return new PicturedPrompt(ids, images, pieces, prompts.questions().text(prompt.text()));
  }

  /**
   * Encodes a conversation.
   *
   * @throws InvalidPromptException if it has a video, or the chat template does not take it
   */
  PicturedPrompt chat(Chat chat) {
    List<Image> images = images(ChatMessages.media(chat));
    List<PicturePieces> pieces = images.stream().map(reader::pieces).toList();
    return new PicturedPrompt(
        prompts.chats().orElseThrow().encode(chat, pieces), images, pieces, "");
  }

  private List<Image> images(List<Media> media) {
    if (media.stream().anyMatch(Video.class::isInstance)) {
      throw new InvalidPromptException(
          "The model %s reads pictures, not videos: show it some frames as pictures."
              .formatted(model.description().name()));
    }
    return media.stream().map(Image.class::cast).toList();
  }

  /**
   * Looks at the pictures of a batch.
   *
   * @param batch if tokens look at pictures from between the layers, prompts of equally many
   */
  Seen look(Scope scope, List<PicturedPrompt> batch) {
    List<PicturePieces> pictures =
        batch.stream().flatMap(prompt -> prompt.pieces().stream()).toList();
    if (pictures.isEmpty()) {
      return new Seen(null, batch);
    }
    List<String> questions =
        batch.stream()
            .flatMap(prompt -> Collections.nCopies(prompt.pieceCount(), prompt.question()).stream())
            .toList();
    Tensor vectors = vectors(scope, pictures, questions);
    if (beside()) {
      Size width = vectors.size(2);
      long each = vectors.size(1).value() * pictures.size() / batch.size();
      vectors = scope.ops().reshape(vectors, Size.of(batch.size()), Size.of(each), width);
    }
    return new Seen(vectors, batch);
  }

  /**
   * What the language model gets to see of pictures: (pieces or pictures, vectors, width).
   *
   * @param questions one for each piece, for a bridge that reads them
   */
  Tensor vectors(Scope scope, List<PicturePieces> pictures, List<String> questions) {
    LynxNetwork network = model.network();
    if (network.sight().encoder() instanceof TiledVisionEncoder encoder) {
      Tensor features = network.encodeTiles(scope.ops(), TileBatch.of(pictures, encoder).on(scope));
      return network.connect(scope.ops(), features); // (pictures, tiles * each, width)
    }
    PictureBatch prepared =
        new PictureBatch(
            PictureBatch.joined(pictures.stream().map(PicturePieces::pixels).toList()),
            Optional.empty(),
            model.questionTokenizer().map(tokenizer -> words(tokenizer, questions)));
    Tensor features = network.features(scope, prepared); // (pieces, tokens, vision width)
    return network.connect(scope, scope.ops(), features, prepared);
  }

  /** Questions as BERT reads a sentence. */
  private static PictureBatch.Question words(Tokenizer tokenizer, List<String> questions) {
    List<int[]> ids =
        questions.stream().map(question -> tokenizer.encode("[CLS]" + question + "[SEP]")).toList();
    TokenBatch words = TokenBatch.of(ids, tokenizer.padding().orElse(0), false);
    return new PictureBatch.Question(
        words.ids(), TensorData.of(words.mask(), words.rows(), words.tokens()));
  }

  /** A prompt's ids for the rules of the search, which know no mark beyond the vocabulary. */
  private int[] counted(int[] ids) {
    int vocabulary = model.network().languageModel().vocabulary();
    int mark = prompts.questions().mark();
    return mark < vocabulary ? ids : Arrays.stream(ids).map(id -> id == mark ? 0 : id).toArray();
  }

  /**
   * What is said of a prompt in an answer.
   *
   * @param reused how many of its positions were known
   */
  Looked.Row row(PicturedPrompt prompt, int reused) {
    return new Looked.Row(
        counted(prompt.ids()),
        prompt.pieceCount() * looks.each(),
        prompt.ids().length - prompt.marks(prompts.questions().mark()),
        reused);
  }

  /**
   * Answers to a batch. Where tokens look at pictures from between the layers, prompts of equally
   * many pictures are read together, so that none sees another's.
   */
  List<Answer> answers(List<Prompt> batch, Answering.Request request) {
    if (!beside()) {
      return alike(batch, request);
    }
    Map<Integer, List<Integer>> byPictures = new TreeMap<>();
    for (int i = 0; i < batch.size(); i++) {
      int pictures = images(batch.get(i).media()).size();
      byPictures.computeIfAbsent(pictures, none -> new ArrayList<>()).add(i);
    }
    Answer[] answers = new Answer[batch.size()];
    for (List<Integer> alike : byPictures.values()) {
      List<Answer> found = alike(alike.stream().map(batch::get).toList(), request);
      for (int i = 0; i < alike.size(); i++) {
        answers[alike.get(i)] = found.get(i);
      }
    }
    return List.of(answers);
  }

  /** An answer to a conversation. */
  Answer answer(Chat chat, Answering.Request request) {
    return new Answering(engine, model)
        .answers(scope -> looked(scope, List.of(chat(chat))), request)
        .get(0);
  }

  /** Answers to prompts that can be read together. Pictures are prepared as they are looked at. */
  private List<Answer> alike(List<Prompt> prompts, Answering.Request request) {
    return new Answering(engine, model)
        .answers(scope -> looked(scope, prompts.stream().map(this::prompt).toList()), request);
  }

  private Looked looked(Scope scope, List<PicturedPrompt> batch) {
    Seen seen = look(scope, batch);
    return new Looked(batch.stream().map(prompt -> row(prompt, 0)).toList(), () -> read(seen));
  }

  /** A conversation for a session. */
  ChatInput input(Chat chat) {
    PicturedPrompt prompt = chat(chat);
    return beside() ? new BesideTextInput(this, prompt) : new InTextInput(this, prompt);
  }

  /** Reads what was looked at; the caller closes it. */
  private Decoding read(Seen seen) {
    List<int[]> ids = seen.prompts().stream().map(PicturedPrompt::ids).toList();
    TokenBatch tokens = TokenBatch.of(ids, model.tokenizer().padding().orElse(0), true);
    Tensor vectors = seen.vectors();
    if (vectors == null) {
      return new PromptDecoding(engine, model.network(), null, tokens);
    }
    if (!beside()) {
      return InTextDecoding.read(engine, model.network(), vectors, tokens);
    }
    try (Scope scope = engine.open()) {
      return new PromptDecoding(
          engine, model.network(), vectors, scope.tensor(looks(seen.prompts(), tokens)), tokens);
    }
  }

  /** BOOL (rows, tokens, vectors), padding in front. */
  private TensorData looks(List<PicturedPrompt> prompts, TokenBatch tokens) {
    int vectors = prompts.get(0).pieces().size() * looks.room();
    boolean[] open = new boolean[Math.multiplyExact(tokens.mask().length, vectors)];
    for (int row = 0; row < tokens.rows(); row++) {
      PicturedPrompt prompt = prompts.get(row);
      int padding = tokens.tokens() - prompt.ids().length;
      looks.write(prompt, open, (row * tokens.tokens() + padding) * vectors, 0);
    }
    return TensorData.of(open, tokens.rows(), tokens.tokens(), vectors);
  }
}
