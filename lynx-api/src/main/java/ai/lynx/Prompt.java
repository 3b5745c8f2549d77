package ai.lynx;

import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Image;
import ai.lynx.media.Media;
import ai.lynx.media.Video;
import java.util.Optional;

/**
 * What a model is asked: a text, with a picture or a video, or alone.
 *
 * @param media what the text is about, if anything
 * @param text the question or instruction; not blank, at most {@link #MAX_CHARACTERS} characters.
 *     The model's own template is put around it.
 */
public record Prompt(Optional<Media> media, String text) {
  /** Longer texts are refused: no model reads them, and a host's mistake should show itself. */
  public static final int MAX_CHARACTERS = 65_536;

  public Prompt {
    if (text.isBlank()) {
      throw new InvalidPromptException("The question is empty: say what you want to know.");
    }
    if (text.length() > MAX_CHARACTERS) {
      throw new InvalidPromptException(
          "The question has %,d characters; at most %,d are read."
              .formatted(text.length(), MAX_CHARACTERS));
    }
  }

  public static Prompt of(Image image, String text) {
    return new Prompt(Optional.of(image), text);
  }

  public static Prompt of(Video video, String text) {
    return new Prompt(Optional.of(video), text);
  }

  /** A prompt without a picture. */
  public static Prompt text(String text) {
    return new Prompt(Optional.empty(), text);
  }
}
