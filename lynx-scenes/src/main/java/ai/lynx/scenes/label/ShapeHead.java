package ai.lynx.scenes.label;

/**
 * What is asked about each of the six kinds of shape. In a video all numbers are those of the
 * start, the figure of the event among them.
 */
public enum ShapeHead {
  /** How many figures of the shape there are, 0 to 7. */
  COUNT(8),
  /** The colour, if there is one such figure only. */
  COLOR(PatchHead.COLOR.classes()),
  /** The size, if there is one such figure only. */
  SIZE(PatchHead.SIZE.classes()),
  /** In a video what happens to the only such figure, "still" for one that just stands there. */
  EVENT(Numbering.EVENTS.classes()),
  /** The colour it turns, 0 if it does not. */
  NEW_COLOR(PatchHead.COLOR.classes());

  private final int classes;

  ShapeHead(int classes) {
    this.classes = classes;
  }

  /** How many classes there are, "none" among them. */
  public int classes() {
    return classes;
  }
}
