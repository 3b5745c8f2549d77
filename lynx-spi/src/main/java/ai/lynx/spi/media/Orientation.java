package ai.lynx.spi.media;

/**
 * How a picture's rows and columns are to be turned before it is looked at: the EXIF tag
 * Orientation (CIPA DC-008, 4.6.5.1.6).
 *
 * <p>In order, the constants have the tag's values 1 to 8.
 */
public enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  MIRRORED_UPSIDE_DOWN(false, false, true),
  TRANSPOSED(true, false, false),
  /** A quarter turn clockwise makes it upright. */
  ON_ITS_LEFT(true, false, true),
  TRANSVERSED(true, true, true),
  /** A quarter turn anticlockwise makes it upright. */
  ON_ITS_RIGHT(true, true, false);

  private final boolean swapped;
  private final boolean columnsBackwards;
  private final boolean rowsBackwards;

  Orientation(boolean swapped, boolean columnsBackwards, boolean rowsBackwards) {
    this.swapped = swapped;
    this.columnsBackwards = columnsBackwards;
    this.rowsBackwards = rowsBackwards;
  }

  /** The orientation of a tag's value; upright if it is not from 1 to 8. */
  public static Orientation ofTag(long value) {
    return value >= 1 && value <= values().length ? values()[(int) value - 1] : UPRIGHT;
  }

  /** Whether width and height change places. */
  boolean swapped() {
    return swapped;
  }

  /** Which stored pixel is seen at (x, y), counted row by row. */
  int stored(int x, int y, int width, int height) {
    int column = swapped ? y : x;
    int row = swapped ? x : y;
    return (rowsBackwards ? height - 1 - row : row) * width
        + (columnsBackwards ? width - 1 - column : column);
  }
}
