package ai.lynx.assembly.description;

import java.util.Optional;

/**
 * What stands in a prompt's text for a picture: a mark for each of its vectors, and what the model
 * was trained to see around them.
 *
 * @param mark the text of one mark; the tokenizer need not know it
 * @param before in front of the marks of a whole picture
 * @param after behind them
 * @param without what stands there if a prompt has no picture
 * @param first whether the picture stands in front of all, even the begin-of-sequence token, and so
 *     has no place in the template
 * @param tiles what is around the tiles of a picture that was cut, if the model cuts pictures
 */
public record PictureText(
    String mark,
    String before,
    String after,
    String without,
    boolean first,
    Optional<TileText> tiles) {
  /**
   * What is around tiles.
   *
   * @param before in front of the marks of a tile; {@code {row}} and {@code {column}}, counted from
   *     1, say which it is
   * @param rowEnd behind a row of tiles
   * @param end behind all tiles, before the whole picture
   */
  public record TileText(String before, String rowEnd, String end) {}

  public PictureText {
    if (mark.isEmpty()) {
      throw new IllegalArgumentException("The mark of a picture's vector must not be empty");
    }
  }

  /** Marks alone, where the template says. */
  public static PictureText marks(String mark, String after) {
    return new PictureText(mark, "", after, "", false, Optional.empty());
  }

  /** Marks alone, in front of the begin-of-sequence token. */
  public static PictureText inFront(String mark) {
    return new PictureText(mark, "", "", "", true, Optional.empty());
  }

  /**
   * The text of a picture.
   *
   * @param rows of tiles; 0 if it was not cut
   * @param columns of tiles; 0 if it was not cut
   * @param vectors of each piece
   */
  public String of(int rows, int columns, int vectors) {
    StringBuilder text = new StringBuilder();
    String marks = mark.repeat(vectors);
    if (tiles.isPresent() && rows > 0) {
      TileText tile = tiles.get();
      for (int row = 1; row <= rows; row++) {
        for (int column = 1; column <= columns; column++) {
          text.append(
                  tile.before()
                      .replace("{row}", String.valueOf(row))
                      .replace("{column}", String.valueOf(column)))
              .append(marks);
        }
        text.append(tile.rowEnd());
      }
      text.append(tile.end());
    }
    return text.append(before).append(marks).append(after).toString();
  }
}
