package ai.lynx.cli;

import ai.lynx.Answer;
import ai.lynx.Cancellation;
import ai.lynx.Chat;
import ai.lynx.ChatMessage;
import ai.lynx.LynxModel;
import ai.lynx.Prompt;
import ai.lynx.TokenListener;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Media;
import java.util.Optional;

/** Questions to a model, one after the other. What fails leaves no trace in it. */
interface Conversation {
  /** The question after this is about these. */
  void show(Pictures pictures);

  Answer ask(String question, TokenListener listener);

  /** Forgets what was said, and pictures that were shown. */
  void reset();

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
    private final LynxModel model;
    private final SearchOptions search;
    private final Chat beginning;
    private Chat chat;
    private Optional<Media> shown = Optional.empty();

    Remembering(LynxModel model, SearchOptions search, Optional<ChatMessage> system) {
      this.model = model;
      this.search = search;
      this.beginning = new Chat(system.stream().toList());
      this.chat = beginning;
    }

    @Override
    public void show(Pictures pictures) {
      shown = Optional.of(pictures.media());
    }

    @Override
    public Answer ask(String question, TokenListener listener) {
      Chat asked = chat.with(new ChatMessage(ChatMessage.Role.USER, shown, question));
      Answer answer =
          model.generate(asked, search.over(model.defaultOptions()), listener, new Cancellation());
      chat = asked.answered(answer);
      shown = Optional.empty();
      return answer;
    }

    @Override
    public void reset() {
      chat = beginning;
      shown = Optional.empty();
    }
  }

  /** Asks every question for itself, about the picture that was shown last. */
  final class SingleQuestions implements Conversation {
    private static final String VISION = "vision encoder";

    private final LynxModel model;
    private final SearchOptions search;
    private Optional<Pictures> shown = Optional.empty();

    SingleQuestions(LynxModel model, SearchOptions search) {
      this.model = model;
      this.search = search;
    }

    @Override
    public void show(Pictures pictures) {
      shown = Optional.of(pictures);
    }

    @Override
    public Answer ask(String question, TokenListener listener) {
      if (shown.isEmpty() && sees()) {
        throw new InvalidPromptException("There is no picture yet: /image PATH shows one.");
      }
      Prompt prompt = new Prompt(shown.map(Pictures::media), question);
      return model.generate(prompt, search.over(model.defaultOptions()), listener);
    }

    private boolean sees() {
      return model.info().parts().stream().anyMatch(part -> part.kind().equals(VISION));
    }

    @Override
    public void reset() {
      shown = Optional.empty();
    }
  }
}
