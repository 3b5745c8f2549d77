package ai.lynx.scenes.content;

/**
 * The colour of a figure. The pixels vary in shade, yet never so far that a person would use
 * another of these words.
 */
public enum Hue {
  RED("red"),
  GREEN("green"),
  BLUE("blue"),
  YELLOW("yellow"),
  PURPLE("purple"),
  ORANGE("orange"),
  WHITE("white");

  private final String word;

  Hue(String word) {
    this.word = word;
  }

  /** The one word that questions and answers use for it. */
  public String word() {
    return word;
  }
}
