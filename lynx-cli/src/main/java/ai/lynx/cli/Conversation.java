package ai.lynx.cli;

import ai.lynx.Answer;
import ai.lynx.Cancellation;
import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.ChatSession;
import ai.lynx.LynxModel;
import ai.lynx.Prompt;
import ai.lynx.Sight;
import ai.lynx.TokenListener;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Media;
import java.util.List;
import java.util.Optional;

/** Questions to a model, one after the other. What fails leaves no trace in it. */
interface Conversation extends AutoCloseable {
  /** The question after this is about these. */
  void show(Pictures pictures);

  Answer ask(String question, TokenListener listener);

  /** Forgets what was said, and pictures that were shown. */
  void reset();

  /** Frees what was remembered. */
  @Override
  void close();

  /**
   * One that remembers if the model has a chat template, else one of single questions.
   *
   * @throws InvalidPromptException if there is a system message and no chat template for it
   */
  static Conversation with(LynxModel model, Optional<String> system, SearchOptions search) {
    if (model.chats()) {
      return new Remembering(model, search, system.map(ChatMessage::system));
    }
    if (system.isPresent()) {
      throw new InvalidPromptException(
          "%s has no chat template, so there is no place for --system."
              .formatted(model.info().name()));
    }
    return new SingleQuestions(model, search);
  }

  /** Knows what was said before. */
  final class Remembering implements Conversation {
    /** Models that converse say more than captions; the search's usual limit would cut them off. */
    private static final int ROOM = 256;

    private final LynxModel model;
    private final SearchOptions search;
    private final Chat beginning;
    private final ChatSession session;
    private Chat chat;
    private List<? extends Media> shown = List.of();

    Remembering(LynxModel model, SearchOptions search, Optional<ChatMessage> system) {
      this.model = model;
      this.search = search;
      this.beginning = new Chat(system.stream().toList());
      this.chat = beginning;
      this.session = model.openChat();
    }

    @Override
    public void show(Pictures pictures) {
      if (model.sight() == Sight.NONE) {
        throw new InvalidPromptException(
            "%s reads text only; it sees no pictures.".formatted(model.info().name()));
      }
      shown = pictures.media(model);
    }

    @Override
    public Answer ask(String question, TokenListener listener) {
      Chat asked =
          chat.with(new ChatMessage(ChatMessage.Role.USER, Pictures.content(shown, question)));
      Answer answer =
          session.generate(
              asked, search.over(model.defaultOptions(), ROOM), listener, new Cancellation());
      chat = asked.answered(answer);
      shown = List.of();
      return answer;
    }

    @Override
    public void reset() {
      chat = beginning;
      shown = List.of();
    }

    @Override
    public void close() {
      session.close();
    }
  }

  /** Asks every question for itself, about the picture that was shown last. */
  final class SingleQuestions implements Conversation {
    private final LynxModel model;
    private final SearchOptions search;
    private List<? extends Media> shown = List.of();

    SingleQuestions(LynxModel model, SearchOptions search) {
      this.model = model;
      this.search = search;
    }

    @Override
    public void show(Pictures pictures) {
      shown = pictures.media(model);
    }

    @Override
    public Answer ask(String question, TokenListener listener) {
      if (shown.isEmpty() && model.sight() != Sight.NONE) {
        throw new InvalidPromptException("There is no picture yet: /image PATH shows one.");
      }
      Prompt prompt = new Prompt(Pictures.content(shown, question));
      return model.generate(prompt, search.over(model.defaultOptions()), listener);
    }

    @Override
    public void reset() {
      shown = List.of();
    }

    @Override
    public void close() {
      // nothing is remembered
    }
  }
}
