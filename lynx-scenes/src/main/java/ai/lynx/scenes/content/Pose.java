package ai.lynx.scenes.content;

/** What a person does. */
public enum Pose {
  JUMPING("jumping"),
  SITTING("sitting"),
  RUNNING("running"),
  WAVING("waving"),
  SLEEPING("sleeping"),
  KICKING("kicking");

  private final String word;

  Pose(String word) {
    this.word = word;
  }

  /** The one word that questions and answers use for it. */
  public String word() {
    return word;
  }
}
