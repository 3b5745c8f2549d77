package ai.lynx.scenes.label;

import java.util.List;

/** How a frame is cut into patches for labelling. */
public final class PatchGrid {
  /** Pixels a side of a patch. */
  public static final int PATCH = 16;

  /** Patches a side of a frame. */
  public static final int GRID = 6;

  private PatchGrid() {}

  /** A table for the patches of one frame, row by row. */
  public static LabelTable<PatchHead> empty() {
    return new LabelTable<>(List.of(PatchHead.values()), GRID * GRID);
  }
}
