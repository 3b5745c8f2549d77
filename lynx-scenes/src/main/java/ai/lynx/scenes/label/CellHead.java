package ai.lynx.scenes.label;

/** What is asked about each of the nine cells. */
public enum CellHead {
  KIND(PatchHead.KIND.classes()),
  COLOR(PatchHead.COLOR.classes()),
  SIZE(PatchHead.SIZE.classes()),
  POSE(PatchHead.POSE.classes()),
  /** The first character of the sign. */
  GLYPH1(PatchHead.GLYPH.classes()),
  GLYPH2(PatchHead.GLYPH.classes()),
  GLYPH3(PatchHead.GLYPH.classes());

  private final int classes;

  CellHead(int classes) {
    this.classes = classes;
  }

  /** How many classes there are, "none" among them. */
  public int classes() {
    return classes;
  }
}
