package ai.lynx.scenes.label;

/** What is asked about each patch. */
public enum PatchHead {
  /** 0 nothing, 1 person, 2 sign, then the shapes. */
  KIND(Numbering.KINDS.classes()),
  /** The colour of the figure. */
  COLOR(Numbering.HUES.classes()),
  /** The size of the figure. */
  SIZE(Numbering.SIZES.classes()),
  /** The first character whose middle is in the patch. */
  GLYPH(1 + Numbering.GLYPHS.length()),
  /** The second such character, for signs that are written closely. */
  GLYPH2(1 + Numbering.GLYPHS.length()),
  /** What the person does. */
  POSE(Numbering.POSES.classes()),
  /** The cell of the thing that covers the patch. */
  CELL(Numbering.CELLS.classes());

  private final int classes;

  PatchHead(int classes) {
    this.classes = classes;
  }

  /** How many classes there are, "none" among them. */
  public int classes() {
    return classes;
  }
}
