package ai.lynx.assembly.model;

import ai.lynx.Answer;
import ai.lynx.Cancellation;
import ai.lynx.Chat;
import ai.lynx.ChatSession;
import ai.lynx.GenerationOptions;
import ai.lynx.LynxModel;
import ai.lynx.ModelInfo;
import ai.lynx.Prompt;
import ai.lynx.Sight;
import ai.lynx.TokenListener;
import ai.lynx.assembly.chat.ChatMessages;
import ai.lynx.assembly.lifetime.UseCount;
import ai.lynx.assembly.prompt.PromptEncoder;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.media.MediaDecoder;
import ai.lynx.spi.plug.Plugs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A loaded model that answers. */
public final class ReferenceModel implements LynxModel {
  private final AssembledModel model;
  private final Answering answering;
  private final PlainReading plain;
  private final PromptEncoder prompts;

  /** For a model whose pictures have places in the text. */
  private final Optional<PromptReading> inText;

  private final Set<ModelChatSession> sessions = ConcurrentHashMap.newKeySet();
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
    this.model = model;
    this.answering = new Answering(engine, model);
    Optional<PictureReader> pictures = PictureReader.of(model, decoders);
    this.plain = new PlainReading(engine, model, pictures);
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
      sessions.forEach(ModelChatSession::free);
      model.close();
    } finally {
      freed.accept(this);
    }
  }

  @Override
  public Answer generate(
      Prompt prompt, GenerationOptions options, TokenListener listener, Cancellation cancellation) {
    return generate(List.of(prompt), new Answering.Request(options, listener, cancellation)).get(0);
  }

  @Override
  public List<Answer> generate(List<Prompt> batch, GenerationOptions options) {
    return generate(batch, Answering.Request.of(options));
  }

  private List<Answer> generate(List<Prompt> batch, Answering.Request request) {
    try (UseCount.Use use = uses.begin()) { // a closed model says so even if nothing is asked
      if (batch.isEmpty()) {
        return List.of();
      }
      return inText.isPresent()
          ? inText.get().answers(batch, request)
          : answering.answers(
              scope ->
                  plain.look(
                      scope,
                      batch.stream().map(prompt -> plain.only(prompt.media())).toList(),
                      batch.stream().map(prompt -> prompts.encode(prompt.text())).toList()),
              request);
    }
  }

  @Override
  public Answer generate(
      Chat chat, GenerationOptions options, TokenListener listener, Cancellation cancellation) {
    Answering.Request request = new Answering.Request(options, listener, cancellation);
    try (UseCount.Use use = uses.begin()) {
      if (inText.isPresent()) {
        requireChats();
        return inText.get().answer(chat, request);
      }
      return answering
          .answers(
              scope ->
                  plain.look(scope, List.of(ChatMessages.lastMedia(chat)), List.of(encoded(chat))),
              request)
          .get(0);
    }
  }

  private int[] encoded(Chat chat) {
    return model.tokenizer().encode(model.chatTemplates().render(chat));
  }

  @Override
  public ChatSession openChat() {
    try (UseCount.Use use = uses.begin()) {
      requireChats();
      ModelChatSession session =
          new ModelChatSession(answering, this::input, uses, sessions::remove);
      sessions.add(session);
      return session;
    }
  }

  private ChatInput input(Chat chat) {
    return inText
        .<ChatInput>map(reading -> reading.input(chat))
        .orElseGet(() -> new PlainInput(plain, ChatMessages.lastMedia(chat), encoded(chat)));
  }

  private void requireChats() {
    if (!chats()) {
      throw new InvalidPromptException(
          "The model %s from %s has no chat template, so it holds no conversations: ask single questions with a Prompt."
              .formatted(model.description().name(), model.location()));
    }
  }

  @Override
  public boolean chats() {
    return inText
        .map(reading -> reading.prompts().chats().isPresent())
        .orElseGet(() -> !model.chatTemplates().isEmpty());
  }

  @Override
  public Sight sight() {
    if (model.network().vision().isEmpty()) {
      return Sight.NONE;
    }
    return inText.isPresent() && chats() ? Sight.MANY : Sight.ONE;
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
      return ModelSurvey.of(model, answering.engine());
    }
  }

  @Override
  public void close() {
    uses.close();
  }
}
