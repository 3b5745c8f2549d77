package ai.lynx.vision.encoders.transform;

/**
 * A canvas of whole tiles that a picture is put on, at the upper left.
 *
 * @param rows of tiles
 * @param columns of tiles
 */
record TileCanvas(int rows, int columns) {
  /**
   * The canvas that suits a picture best: of those on which it need not shrink the one on which it
   * grows least, else the one on which it shrinks least; of equals the smallest ({@code
   * get_optimal_tiled_canvas} of the original).
   *
   * @param width of the picture
   * @param height of the picture
   * @param tile height and width of a tile
   * @param most how many tiles a canvas may have
   */
  static TileCanvas of(int width, int height, int tile, int most) {
    TileCanvas best = new TileCanvas(1, 1);
    double scale = best.scale(width, height, tile);
    for (int rows = 1; rows <= most; rows++) {
      for (int columns = 1; rows * columns <= most; columns++) {
        TileCanvas next = new TileCanvas(rows, columns);
        double other = next.scale(width, height, tile);
        boolean better =
            other >= 1 && scale >= 1 ? other < scale : other > scale && (other >= 1 || scale < 1);
        if (better || other == scale && rows * columns < best.rows * best.columns) {
          best = next;
          scale = other;
        }
      }
    }
    return best;
  }

  /** How much a picture grows until it fills this canvas in one direction. */
  private double scale(int width, int height, int tile) {
    return Math.min(columns * tile / (double) width, rows * tile / (double) height);
  }

  /**
   * How large a picture becomes on this canvas: it keeps its proportion, grows no further than a
   * tile and shrinks to the canvas ({@code get_image_size_fit_to_canvas}).
   */
  TargetSize.Extent fit(int width, int height, int tile) {
    int widest = Math.max(tile, Math.min(width, columns * tile));
    int highest = Math.max(tile, Math.min(height, rows * tile));
    double byHeight = highest / (double) height;
    double byWidth = widest / (double) width;
    return byWidth < byHeight
        ? new TargetSize.Extent(widest, scaled(height, byWidth, highest))
        : new TargetSize.Extent(scaled(width, byHeight, widest), highest);
  }

  private static int scaled(int side, double factor, int most) {
    return Math.min(Math.max(1, (int) Math.floor(side * factor)), most);
  }
}
