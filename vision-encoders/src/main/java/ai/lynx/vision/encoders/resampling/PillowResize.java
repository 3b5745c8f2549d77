package ai.lynx.vision.encoders.resampling;

import ai.lynx.spi.media.RgbImage;

/**
 * {@code Image.resize} of Pillow 13 on RGB pictures, equal to the byte, computing only the part of
 * the result that is wanted.
 *
 * <p>The picture is resized along one axis, rounded to bytes, then along the other. Which axis goes
 * first shows in the last bit: Pillow 13 takes the vertical first where that saves work, Pillow 12
 * and older never did. The reference results are Pillow 13's.
 *
 * <p>Immutable; safe for use by several threads.
 *
 * @param filter how neighbours are weighed
 * @param width of the whole result
 * @param height of the whole result
 */
public record PillowResize(Resample filter, int width, int height) {
  /** The whole result. */
  public RgbImage apply(RgbImage image) {
    return apply(image, 0, 0, width, height);
  }

  /**
   * The part of the result whose top left corner is (left, top).
   *
   * @throws IllegalArgumentException if the part reaches beyond the result
   */
  public RgbImage apply(RgbImage image, int left, int top, int partWidth, int partHeight) {
    Span across = new Span(image.width(), width, left, partWidth);
    Span down = new Span(image.height(), height, top, partHeight);
    if (filter == Resample.NEAREST) {
      return NearestPixels.of(image, across, down);
    }
    Taps columns = Taps.of(filter, across);
    Taps rows = Taps.of(filter, down);
    return new RgbImage(
        partWidth,
        partHeight,
        verticalFirst(image)
            ? horizontallyLast(image, columns, rows)
            : verticallyLast(image, columns, rows));
  }

  private static byte[] horizontallyLast(RgbImage image, Taps columns, Taps rows) {
    byte[] squeezed = Pass.vertical(image.rgb(), image.width(), 0, rows);
    return Pass.horizontal(squeezed, image.width(), 0, rows.wanted(), columns);
  }

  private static byte[] verticallyLast(RgbImage image, Taps columns, Taps rows) {
    byte[] squeezed =
        Pass.horizontal(image.rgb(), image.width(), rows.begin(), rows.end(), columns);
    return Pass.vertical(squeezed, columns.wanted(), rows.begin(), rows);
  }

  private boolean verticalFirst(RgbImage image) {
    long fewerRows = (long) image.height() - height;
    long fewerColumns = (long) image.width() - width;
    return fewerRows > 0 && fewerRows > 2 * fewerColumns;
  }
}
