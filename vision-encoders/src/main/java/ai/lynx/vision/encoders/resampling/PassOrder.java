package ai.lynx.vision.encoders.resampling;

/**
 * Which axis is resized first. It shows, because what is between the passes is rounded and cut to
 * bytes: by 1 mostly, by up to 19 where one side grows and the other shrinks.
 */
public enum PassOrder {
  /** Rows first, always: Pillow up to 12, with which published models were trained. */
  HORIZONTAL_FIRST,
  /** Columns first where that saves work: Pillow 13. */
  PILLOW_13;

  boolean verticalFirst(int fromWidth, int fromHeight, int toWidth, int toHeight) {
    long fewerRows = (long) fromHeight - toHeight;
    long fewerColumns = (long) fromWidth - toWidth;
    return this == PILLOW_13 && fewerRows > 0 && fewerRows > 2 * fewerColumns;
  }
}
