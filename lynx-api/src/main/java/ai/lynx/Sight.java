package ai.lynx;

/** What a model sees of pictures. */
public enum Sight {
  /** Nothing: it reads text only. */
  NONE,
  /**
   * One picture, or one video if it was made for those, with each question; of a conversation the
   * last one, from the beginning.
   */
  ONE,
  /** Any number of pictures, each at its place in the text. No videos. */
  MANY
}
