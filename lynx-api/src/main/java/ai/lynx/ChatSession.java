package ai.lynx;

import ai.lynx.error.ClosedException;
import ai.lynx.error.InvalidMediaException;
import ai.lynx.error.InvalidPromptException;

/**
 * Answers a conversation turn after turn and reads only what is new: it remembers what the model
 * has read and said last, keys and values of every layer, and a conversation that begins with the
 * same tokens and pictures is taken up there. Answers are those of {@link LynxModel#generate(Chat,
 * GenerationOptions)}, up to the rounding of sums that are added up in other portions.
 *
 * <pre>{@code
 * try (ChatSession session = model.openChat()) {
 *   Chat chat = Chat.of(ChatMessage.user(image, "What is this?"));
 *   Answer first = session.generate(chat, model.defaultOptions());
 *   chat = chat.answered(first).asked("And what colour has it?");
 *   Answer second = session.generate(chat, model.defaultOptions());
 * }
 * }</pre>
 *
 * <p>Conversations may be any: what was said before may be changed or left out, another may be
 * begun. Then less is taken up, or nothing. A picture is the same if it is the same {@link
 * ai.lynx.media.Image} object.
 *
 * <p>The memory is native and grows with the conversation; closing the session frees it, and so
 * does closing the model. Safe for use by several threads: their calls wait for one another, as
 * there is one memory. Closing waits for the call in flight; closing twice is harmless.
 */
public interface ChatSession extends AutoCloseable {
  /** Answers a conversation's last message, without telling its tokens as they come. */
  default Answer generate(Chat chat, GenerationOptions options) {
    return generate(chat, options, TokenListener.SILENT, new Cancellation());
  }

  /**
   * Answers a conversation's last message. {@link Answer.Usage#reused} says how much was not read
   * again.
   *
   * @throws InvalidPromptException if the template does not take such a conversation
   * @throws InvalidMediaException if a picture cannot be read
   * @throws ClosedException if the session or the model is closed
   */
  Answer generate(
      Chat chat, GenerationOptions options, TokenListener listener, Cancellation cancellation);

  @Override
  void close();
}
