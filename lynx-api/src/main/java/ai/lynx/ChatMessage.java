package ai.lynx;

import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Media;
import java.util.List;

/**
 * One thing that was said in a {@link Chat}.
 *
 * @param role who said it
 * @param content texts, and pictures at their places, those of the user only; the texts together
 *     have at most {@link Prompt#MAX_CHARACTERS} characters and may be empty
 */
public record ChatMessage(Role role, List<Content> content) {
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
    content = List.copyOf(content);
    Contents.checkLength("A message", Contents.text(content));
    if (role != Role.USER && !Contents.media(content).isEmpty()) {
      throw new InvalidPromptException(
          "Only a message of the user comes with a picture or a video.");
    }
  }

  public static ChatMessage system(String text) {
    return new ChatMessage(Role.SYSTEM, Contents.of(List.of(), text));
  }

  public static ChatMessage user(String text) {
    return new ChatMessage(Role.USER, Contents.of(List.of(), text));
  }

  /** A message about a picture or a video, which stands in front of the text. */
  public static ChatMessage user(Media media, String text) {
    return user(List.of(media), text);
  }

  /** A message about several pictures, which stand in front of the text. */
  public static ChatMessage user(List<? extends Media> media, String text) {
    return new ChatMessage(Role.USER, Contents.of(media, text));
  }

  /** A message of texts with pictures at their places. */
  public static ChatMessage user(Content... content) {
    return new ChatMessage(Role.USER, List.of(content));
  }

  public static ChatMessage assistant(String text) {
    return new ChatMessage(Role.ASSISTANT, Contents.of(List.of(), text));
  }

  /** The texts, joined. */
  public String text() {
    return Contents.text(content);
  }

  /** The pictures and videos, in their order. */
  public List<Media> media() {
    return Contents.media(content);
  }
}
