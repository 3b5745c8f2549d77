package ai.lynx.scenes.label;

/**
 * Where the only figure of a kind of shape is in each frame; all 0 for a kind that has none or
 * several. There is a row for each kind and frame, frame by frame within a kind; a picture has its
 * one frame first and then zeros.
 */
public enum TrackHead {
  /** Its middle in half patches of 8 pixels, 0 to 11. */
  X(12),
  /** The same downwards. */
  Y(12),
  /** How many patches show it, five at most; 0 where it is not there. */
  EXTENT(6);

  private final int classes;

  TrackHead(int classes) {
    this.classes = classes;
  }

  /** How many classes there are. */
  public int classes() {
    return classes;
  }
}
