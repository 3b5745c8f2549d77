package ai.lynx;

import ai.lynx.error.InvalidPromptException;
import ai.lynx.media.Media;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What prompts and messages have in common. */
final class Contents {
  private Contents() {}

  /** Pictures, and a text behind them; an empty text is no content. */
  static List<Content> of(List<? extends Media> media, String text) {
    return Stream.concat(
            media.stream().map(Content::of),
            text.isEmpty() ? Stream.empty() : Stream.of(Content.text(text)))
        .toList();
  }

  /** The texts, joined. */
  static String text(List<Content> content) {
    return content.stream()
        .filter(Content.Text.class::isInstance)
        .map(piece -> ((Content.Text) piece).text())
        .collect(Collectors.joining());
  }

  /** The pictures and videos, in their order. */
  static List<Media> media(List<Content> content) {
    return content.stream()
        .filter(Content.Shown.class::isInstance)
        .map(piece -> ((Content.Shown) piece).media())
        .toList();
  }

  static void checkLength(String what, String text) {
    if (text.length() > Prompt.MAX_CHARACTERS) {
      throw new InvalidPromptException(
          "%s has %,d characters; at most %,d are read."
              .formatted(what, text.length(), Prompt.MAX_CHARACTERS));
    }
  }
}
