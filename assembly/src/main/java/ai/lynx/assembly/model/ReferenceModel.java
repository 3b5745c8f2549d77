package ai.lynx.assembly.model;

import ai.lynx.Answer;
import ai.lynx.Cancellation;
import ai.lynx.Chat;
import ai.lynx.GenerationOptions;
import ai.lynx.LynxModel;
import ai.lynx.ModelInfo;
import ai.lynx.Prompt;
import ai.lynx.TokenListener;
import ai.lynx.assembly.chat.ChatMessages;
import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.generation.Generator;
import ai.lynx.assembly.generation.Hypothesis;
import ai.lynx.assembly.generation.PromptRow;
import ai.lynx.assembly.generation.SpecialTokens;
import ai.lynx.assembly.lifetime.UseCount;
import ai.lynx.assembly.prompt.PromptEncoder;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Image;
import ai.lynx.media.Media;
import ai.lynx.media.Video;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.MediaDecoder;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.text.Tokenizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A loaded model that answers. */
public final class ReferenceModel implements LynxModel {
  private final Engine engine;
  private final AssembledModel model;
  private final Optional<PictureReader> pictures;
  private final PromptEncoder prompts;

  /** For a model whose pictures have places in the text. */
  private final Optional<PromptReading> inText;

  private final UseCount uses;

  /** Takes the model over: closing this closes it. */
  public ReferenceModel(Engine engine, AssembledModel model, Plugs<MediaDecoder> decoders) {
    this(engine, model, decoders, freed -> {});
  }

  /**
   * Takes the model over.
   *
   * @param freed told once, when the model was closed, the last call is done and its memory is free
   */
  public ReferenceModel(
      Engine engine,
      AssembledModel model,
      Plugs<MediaDecoder> decoders,
      Consumer<ReferenceModel> freed) {
    this.engine = engine;
    this.model = model;
    this.pictures = PictureReader.of(model, decoders);
    this.prompts = new PromptEncoder(model.description().prompt(), model.tokenizer());
    this.inText = PromptReading.of(engine, model, pictures);
    this.uses =
        new UseCount(
            "The model " + model.description().name(),
            "load it again to use it",
            () -> free(freed));
  }

  private void free(Consumer<ReferenceModel> freed) {
    try {
      model.close();
    } finally {
      freed.accept(this);
    }
  }

  @Override
  public Answer generate(
      Prompt prompt, GenerationOptions options, TokenListener listener, Cancellation cancellation) {
    return generate(List.of(prompt), options, listener, cancellation).get(0);
  }

  @Override
  public List<Answer> generate(List<Prompt> batch, GenerationOptions options) {
    return generate(batch, options, TokenListener.SILENT, new Cancellation());
  }

  private List<Answer> generate(
      List<Prompt> batch,
      GenerationOptions options,
      TokenListener listener,
      Cancellation cancellation) {
    try (UseCount.Use use = uses.begin()) { // a closed model says so even if nothing is asked
      return batch.isEmpty()
          ? List.of()
          : answers(scope -> look(scope, batch), options, listener, cancellation);
    }
  }

  @Override
  public Answer generate(
      Chat chat, GenerationOptions options, TokenListener listener, Cancellation cancellation) {
    if (inText.isPresent()) {
      throw new InvalidPromptException(
          "The model %s has places for pictures in its text, which conversations do not fill yet: ask single questions."
              .formatted(model.description().name()));
    }
    return answers(
            scope ->
                looked(
                    scope,
                    List.of(ChatMessages.lastMedia(chat)),
                    List.of(model.tokenizer().encode(model.chatTemplates().render(chat)))),
            options,
            listener,
            cancellation)
        .get(0);
  }

  @Override
  public boolean chats() {
    return inText.isEmpty() && !model.chatTemplates().isEmpty();
  }

  private List<Answer> answers(
      Function<Scope, Looked> look,
      GenerationOptions options,
      TokenListener listener,
      Cancellation cancellation) {
    try (UseCount.Use use = uses.begin();
        Scope scope = engine.open()) {
      Stopwatch watch = new Stopwatch();
      Looked looked = look.apply(scope);
      watch.visionDone();
      try (Decoding decoding = looked.reading().get()) {
        watch.prefillDone();
        List<StreamedText> streams = new ArrayList<>();
        List<PromptRow> rows = new ArrayList<>();
        for (int[] prompt : looked.counted()) {
          StreamedText stream = new StreamedText(model.tokenizer().stream(), listener);
          streams.add(stream);
          rows.add(new PromptRow(prompt, stream::onToken));
        }
        List<List<Hypothesis>> found =
            new Generator(
                    model.description().generation().rules(),
                    special(),
                    options,
                    said -> model.tokenizer().decode(said, false))
                .generate(decoding, rows, cancellation);
        streams.forEach(StreamedText::finish);
        Answer.Timings timings = watch.timings();
        List<Answer> answers = new ArrayList<>();
        for (int row = 0; row < found.size(); row++) {
          answers.add(
              answer(
                  found.get(row),
                  looked.latents().get(row),
                  looked.ids().get(row).length - looked.marks().get(row),
                  timings));
        }
        return answers;
      }
    }
  }

  /**
   * A batch whose pictures were looked at.
   *
   * @param ids of each prompt
   * @param counted those that the rules of the search may count
   * @param latents how many vectors each prompt's picture became
   * @param marks how many of each prompt's ids stand for those
   * @param reading lets the language model read it
   */
  private record Looked(
      List<int[]> ids,
      List<int[]> counted,
      List<Integer> latents,
      List<Integer> marks,
      Supplier<Decoding> reading) {}

  private static Looked lookInText(Scope scope, PromptReading reading, List<Prompt> batch) {
    PromptReading.Seen seen = reading.look(scope, batch);
    return new Looked(
        seen.ids(),
        seen.ids().stream().map(reading::counted).toList(),
        seen.latents(),
        seen.marks(),
        () -> reading.read(seen));
  }

  private Looked look(Scope scope, List<Prompt> batch) {
    return inText.isPresent() && batch.stream().anyMatch(prompt -> prompt.media().isPresent())
        ? lookInText(scope, inText.get(), batch)
        : looked(
            scope,
            batch.stream().map(Prompt::media).toList(),
            batch.stream().map(prompt -> encode(prompt.text())).toList());
  }

  private Looked looked(Scope scope, List<Optional<Media>> media, List<int[]> ids) {
    Tensor vision = see(scope, media);
    TokenBatch tokens = TokenBatch.of(ids, model.tokenizer().padding().orElse(0), true);
    int latents = vision == null ? 0 : Math.toIntExact(vision.size(1).value());
    return new Looked(
        ids,
        ids,
        Collections.nCopies(ids.size(), latents),
        Collections.nCopies(ids.size(), 0),
        () -> new PromptDecoding(engine, model.network(), vision, tokens));
  }

  private int[] encode(String question) {
    return inText
        .map(reading -> reading.prompts().encode(question))
        .orElseGet(() -> prompts.encode(question));
  }

  private @Nullable Tensor see(Scope scope, List<Optional<Media>> media) {
    List<Image> images =
        media.stream()
            .flatMap(Optional::stream)
            .filter(Image.class::isInstance)
            .map(Image.class::cast)
            .toList();
    List<Video> videos =
        media.stream()
            .flatMap(Optional::stream)
            .filter(Video.class::isInstance)
            .map(Video.class::cast)
            .toList();
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

  private InvalidPromptException readsTextOnly() {
    return new InvalidPromptException(
        "The model %s from %s reads text only; ask without a picture or video, or load a model that sees."
            .formatted(model.description().name(), model.location()));
  }

  private SpecialTokens special() {
    Tokenizer tokenizer = model.tokenizer();
    List<Integer> named = model.description().generation().endOfSequence();
    List<Integer> ends =
        named.isEmpty() ? tokenizer.endOfSequence().stream().boxed().toList() : named;
    return new SpecialTokens(
        tokenizer.beginOfSequence().orElse(tokenizer.endOfSequence().orElse(0)), ends);
  }

  private Answer answer(
      List<Hypothesis> found, int latents, int promptTokens, Answer.Timings timings) {
    List<Answer.Hypothesis> hypotheses =
        found.stream()
            .map(
                one ->
                    new Answer.Hypothesis(
                        text(one.tokens()), one.tokens(), one.score(), one.finishReason()))
            .toList();
    Answer.Hypothesis best = hypotheses.get(0);
    return new Answer(
        best.text(),
        best.tokens(),
        best.finishReason(),
        hypotheses,
        new Answer.Usage(latents, promptTokens, best.tokens().size()),
        timings);
  }

  private String text(List<Integer> tokens) {
    return model
        .tokenizer()
        .decode(tokens.stream().mapToInt(Integer::intValue).toArray(), true)
        .strip();
  }

  @Override
  public GenerationOptions defaultOptions() {
    try (UseCount.Use use = uses.begin()) {
      return model.description().generation().options();
    }
  }

  @Override
  public ModelInfo info() {
    try (UseCount.Use use = uses.begin()) {
      return ModelSurvey.of(model, engine);
    }
  }

  @Override
  public void close() {
    uses.close();
  }
}
