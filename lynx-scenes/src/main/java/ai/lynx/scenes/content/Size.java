package ai.lynx.scenes.content;

/** The size of a figure: two classes with a clear gap between them. */
public enum Size {
  SMALL("small"),
  LARGE("large");

  private final String word;

  Size(String word) {
    this.word = word;
  }

  /** The one word that questions and answers use for it. */
  public String word() {
    return word;
  }
}
