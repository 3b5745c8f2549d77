package ai.lynx.scenes.content;

/** The one thing that happens in a video, or that nothing does. */
public enum EventKind {
  LEFT("moves left"),
  RIGHT("moves right"),
  UP("moves up"),
  DOWN("moves down"),
  BIGGER("gets bigger"),
  SMALLER("gets smaller"),
  APPEARS("appears"),
  DISAPPEARS("disappears"),
  COLOR("turns"),
  STILL("stands still");

  private final String verb;

  EventKind(String verb) {
    this.verb = verb;
  }

  /** What the figure does; for {@link #COLOR} the new colour has to follow. */
  public String verb() {
    return verb;
  }

  /** Whether the figure goes from one place to another. */
  public boolean moves() {
    return compareTo(DOWN) <= 0;
  }

  /** The way it goes, for an event that {@link #moves()}. */
  public String way() {
    if (!moves()) {
      throw new IllegalStateException(this + " goes nowhere");
    }
    return verb.substring("moves ".length());
  }

  /** Columns gained: -1, 0 or 1. */
  public int columns() {
    return this == LEFT ? -1 : this == RIGHT ? 1 : 0;
  }

  /** Rows gained: -1, 0 or 1. */
  public int rows() {
    return this == UP ? -1 : this == DOWN ? 1 : 0;
  }
}
