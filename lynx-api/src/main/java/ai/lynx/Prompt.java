package ai.lynx;

import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Image;
import ai.lynx.media.Media;
import ai.lynx.media.Video;
import java.util.List;
import java.util.Optional;

/**
 * What a model is asked: a text, with pictures or a video, or alone. The model's own template is
 * put around it.
 *
 * @param content texts, and pictures at their places; the texts together are not blank and have at
 *     most {@link #MAX_CHARACTERS} characters. How many pictures a model takes, {@link
 *     LynxModel#sight} says
 */
public record Prompt(List<Content> content) {
  /** Longer texts are refused: no model reads them, and a host's mistake should show itself. */
  public static final int MAX_CHARACTERS = 65_536;

  public Prompt {
    content = List.copyOf(content);
    String text = Contents.text(content);
    if (text.isBlank()) {
      throw new InvalidPromptException("The question is empty: say what you want to know.");
    }
    Contents.checkLength("The question", text);
  }

  /**
   * A text about a picture or a video, or about nothing.
   *
   * @param media what the text is about, if anything
   * @param text the question or instruction
   */
  public Prompt(Optional<Media> media, String text) {
    this(Contents.of(media.stream().toList(), text));
  }

  public static Prompt of(Image image, String text) {
    return new Prompt(Optional.of(image), text);
  }

  public static Prompt of(Video video, String text) {
    return new Prompt(Optional.of(video), text);
  }

  /** A text about several pictures, which stand in front of it. */
  public static Prompt of(List<Image> images, String text) {
    return new Prompt(Contents.of(images, text));
  }

  /** Texts with pictures at their places. */
  public static Prompt of(Content... content) {
    return new Prompt(List.of(content));
  }

  /** A prompt without a picture. */
  public static Prompt text(String text) {
    return new Prompt(List.of(Content.text(text)));
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
