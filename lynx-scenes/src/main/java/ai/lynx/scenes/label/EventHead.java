package ai.lynx.scenes.label;

/** What is asked about a video; all 0 for a picture. */
public enum EventHead {
  /** The kind of event. */
  EVENT(Numbering.EVENTS.classes()),
  /** The shape of the figure it happens to: 0 none, then the shapes. */
  SHAPE(Numbering.SHAPES.classes()),
  /** Its colour at the start. */
  COLOR(PatchHead.COLOR.classes()),
  /** The colour it turns, 0 if it does not. */
  NEW_COLOR(PatchHead.COLOR.classes());

  private final int classes;

  EventHead(int classes) {
    this.classes = classes;
  }

  /** How many classes there are, "none" among them. */
  public int classes() {
    return classes;
  }
}
