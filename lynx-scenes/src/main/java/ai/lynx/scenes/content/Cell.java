package ai.lynx.scenes.content;

import java.util.List;

/** One of the nine parts of the picture. Every thing stands clearly inside one of them. */
public enum Cell {
  TOP_LEFT("top left", 0, 0),
  TOP("top", 1, 0),
  TOP_RIGHT("top right", 2, 0),
  LEFT("left", 0, 1),
  CENTER("center", 1, 1),
  RIGHT("right", 2, 1),
  BOTTOM_LEFT("bottom left", 0, 2),
  BOTTOM("bottom", 1, 2),
  BOTTOM_RIGHT("bottom right", 2, 2);

  private static final List<Cell> ALL = List.of(values());

  private final String word;
  private final int column;
  private final int row;

  Cell(String word, int column, int row) {
    this.word = word;
    this.column = column;
    this.row = row;
  }

  /** One or two words that name the part. */
  public String word() {
    return word;
  }

  /** 0 at the left edge, 2 at the right one. */
  public int column() {
    return column;
  }

  /** 0 at the top, 2 at the bottom. */
  public int row() {
    return row;
  }

  /** The cell in a column and a row, each 0 to 2. */
  public static Cell at(int column, int row) {
    return ALL.get(row * 3 + column);
  }
}
