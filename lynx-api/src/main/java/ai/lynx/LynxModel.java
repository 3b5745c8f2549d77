package ai.lynx;

import ai.lynx.error.ClosedException;
import ai.lynx.error.InvalidMediaException;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Image;
import ai.lynx.media.Video;
import java.util.List;

/**
 * A loaded model.
 *
 * <p>Safe for use by several threads at once; each call has its own state. Closing frees the native
 * memory once the calls in flight are done; closing twice is harmless, and any other call after it
 * throws {@link ClosedException}.
 */
public interface LynxModel extends AutoCloseable {
  /** Answers a question about a picture with the model's own generation defaults. */
  default Answer ask(Image image, String question) {
    return generate(Prompt.of(image, question), defaultOptions());
  }

  /** Answers a question about a video with the model's own generation defaults. */
  default Answer ask(Video video, String question) {
    return generate(Prompt.of(video, question), defaultOptions());
  }

  default Answer generate(Prompt prompt, GenerationOptions options) {
    return generate(prompt, options, TokenListener.SILENT);
  }

  default Answer generate(Prompt prompt, GenerationOptions options, TokenListener listener) {
    return generate(prompt, options, listener, new Cancellation());
  }

  /**
   * Generates an answer, telling the listener each token as it comes.
   *
   * @throws InvalidMediaException if the picture cannot be read; the model stays usable
   */
  Answer generate(
      Prompt prompt, GenerationOptions options, TokenListener listener, Cancellation cancellation);

  /**
   * Answers several prompts in one batch; each answer equals the one it would get alone. For a
   * model that sees {@linkplain Sight#ONE one} picture the prompts of a batch are alike: all with a
   * picture, all with a video, or all text.
   */
  List<Answer> generate(List<Prompt> prompts, GenerationOptions options);

  /**
   * Answers a conversation's last message, as {@link #generate(Chat, GenerationOptions,
   * TokenListener, Cancellation)} does.
   */
  default Answer generate(Chat chat, GenerationOptions options) {
    return generate(chat, options, TokenListener.SILENT, new Cancellation());
  }

  /**
   * Answers a conversation's last message, which the model's chat template turns into what it
   * reads, telling the listener each token as it comes.
   *
   * <p>What the model sees of the conversation's pictures, {@link #sight} says. Every call reads
   * the whole conversation; a {@link ChatSession} does not.
   *
   * @throws InvalidPromptException if the model does not {@linkplain #chats chat}, or the template
   *     does not take such a conversation, in the template's own words
   * @throws InvalidMediaException if a picture cannot be read; the model stays usable
   */
  Answer generate(
      Chat chat, GenerationOptions options, TokenListener listener, Cancellation cancellation);

  /**
   * Opens a session, which answers conversations faster, as it remembers what was read.
   *
   * @throws InvalidPromptException if the model does not {@linkplain #chats chat}
   */
  ChatSession openChat();

  /**
   * Whether the model answers a {@link Chat}: its files have a chat template, or its family has a
   * usual one.
   */
  boolean chats();

  /** What the model sees of pictures. */
  Sight sight();

  /** What the model's own configuration asks for. */
  GenerationOptions defaultOptions();

  /** What the model is made of. */
  ModelInfo info();

  @Override
  void close();
}
