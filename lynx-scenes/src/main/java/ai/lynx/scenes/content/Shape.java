package ai.lynx.scenes.content;

/** The form of a figure. */
public enum Shape {
  CIRCLE("circle", "circles"),
  SQUARE("square", "squares"),
  TRIANGLE("triangle", "triangles"),
  STAR("star", "stars"),
  CROSS("cross", "crosses"),
  DIAMOND("diamond", "diamonds");

  private final String word;
  private final String plural;

  Shape(String word, String plural) {
    this.word = word;
    this.plural = plural;
  }

  /** The word for one of them. */
  public String word() {
    return word;
  }

  /** The word for several. */
  public String plural() {
    return plural;
  }
}
