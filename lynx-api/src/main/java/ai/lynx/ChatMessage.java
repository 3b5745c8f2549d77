package ai.lynx;

import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Media;
import java.util.Optional;

/**
 * One thing that was said in a {@link Chat}.
 *
 * @param role who said it
 * @param media what it is about, if anything; of the user only
 * @param text at most {@link Prompt#MAX_CHARACTERS} characters; may be empty
 */
public record ChatMessage(Role role, Optional<Media> media, String text) {
  /** Who speaks. */
  public enum Role {
    /** Whoever tells the model how to answer; before everything else. */
    SYSTEM,
    /** Whoever asks. */
    USER,
    /** The model. */
    ASSISTANT
  }

  public ChatMessage {
    if (text.length() > Prompt.MAX_CHARACTERS) {
      throw new InvalidPromptException(
          "A message has %,d characters; at most %,d are read."
              .formatted(text.length(), Prompt.MAX_CHARACTERS));
    }
    if (media.isPresent() && role != Role.USER) {
      throw new InvalidPromptException(
          "Only a message of the user comes with a picture or a video.");
    }
  }

  public static ChatMessage system(String text) {
    return new ChatMessage(Role.SYSTEM, Optional.empty(), text);
  }

  public static ChatMessage user(String text) {
    return new ChatMessage(Role.USER, Optional.empty(), text);
  }

  /** A message about a picture or a video. */
  public static ChatMessage user(Media media, String text) {
    return new ChatMessage(Role.USER, Optional.of(media), text);
  }

  public static ChatMessage assistant(String text) {
    return new ChatMessage(Role.ASSISTANT, Optional.empty(), text);
  }
}
