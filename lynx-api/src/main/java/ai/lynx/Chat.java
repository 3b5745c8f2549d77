package ai.lynx;

import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Media;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation so far. A model with a chat template answers its last message, knowing all before
 * it:
 *
 * <pre>{@code
 * Chat chat = Chat.of(ChatMessage.system("Be brief."), ChatMessage.user("Why is the sky blue?"));
 * Answer answer = model.generate(chat, model.defaultOptions());
 * Chat next = chat.answered(answer).asked("And at night?");
 * }</pre>
 *
 * @param messages in order; the last one is usually the user's
 */
public record Chat(List<ChatMessage> messages) {
  /** Longer conversations are refused: no model reads them. */
  public static final int MAX_MESSAGES = 10_000;

  public Chat {
    messages = List.copyOf(messages);
    if (messages.size() > MAX_MESSAGES) {
      throw new InvalidPromptException(
          "The conversation has %,d messages; at most %,d are read."
              .formatted(messages.size(), MAX_MESSAGES));
    }
  }

  public static Chat of(ChatMessage... messages) {
    return new Chat(List.of(messages));
  }

  /** This conversation with one more message. */
  public Chat with(ChatMessage message) {
    List<ChatMessage> more = new ArrayList<>(messages);
    more.add(message);
    return new Chat(more);
  }

  /** This conversation with one more question. */
  public Chat asked(String text) {
    return with(ChatMessage.user(text));
  }

  /** This conversation with one more question, about a picture or a video. */
  public Chat asked(Media media, String text) {
    return with(ChatMessage.user(media, text));
  }

  /** This conversation with what the model answered. */
  public Chat answered(Answer answer) {
    return with(ChatMessage.assistant(answer.text()));
  }
}
