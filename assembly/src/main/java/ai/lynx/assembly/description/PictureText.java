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
 * @param shared whether a picture directly behind another shares what is around it, so that {@code
 *     after} of the one is {@code before} of the other
 * @param sight which pictures a token looks at, if it does so from between the layers
 */
public record PictureText(
    String mark,
    String before,
    String after,
    String without,
    boolean first,
    Optional<TileText> tiles,
    boolean shared,
    Sight sight) {
  /** Which of the pictures before it a token looks at. */
  public enum Sight {
    /** The last, as in IDEFICS. */
    LAST,
    /** The last, and those whose marks stand directly before its own, as in Llama 3.2. */
    LAST_RUN
  }

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

  /** Without shared surroundings, for a model of which a token looks at the last picture. */
  public PictureText(
      String mark,
      String before,
      String after,
      String without,
      boolean first,
      Optional<TileText> tiles) {
    this(mark, before, after, without, first, tiles, false, Sight.LAST);
  }

  /** The same with another say in who looks at what. */
  public PictureText withSight(Sight other) {
    return new PictureText(mark, before, after, without, first, tiles, shared, other);
  }

  /** The same, with surroundings that neighbours share. */
  public PictureText withSharedSurroundings() {
    return new PictureText(mark, before, after, without, first, tiles, true, sight);
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
