package ai.lynx;

import ai.lynx.media.Media;

/**
 * A piece of what somebody says: a text, or a picture or video at its place between texts. Where
 * pictures have no places in a model's text, their order among themselves is what is left of it.
 */
public sealed interface Content {
  /** A piece of text. What stands beside it is put next to it as it is, without a blank. */
  record Text(String text) implements Content {}

  /** A picture or a video. */
  record Shown(Media media) implements Content {}

  static Content text(String text) {
    return new Text(text);
  }

  static Content of(Media media) {
    return new Shown(media);
  }
}
