package ai.lynx.vision.encoders.resampling;

import ai.lynx.spi.media.RgbImage;

/**
 * {@code Image.resize} of Pillow on RGB pictures, equal to the byte, computing only the part of the
 * result that is wanted.
 *
 * <p>The picture is resized along one axis, rounded to bytes, then along the other.
 *
 * <p>Immutable; safe for use by several threads.
 *
 * @param filter how neighbours are weighed
 * @param order which axis goes first
 * @param width of the whole result
 * @param height of the whole result
 */
public record PillowResize(Resample filter, PassOrder order, int width, int height) {
  /** The whole result. */
  public RgbImage apply(RgbImage image) {
    return apply(image, 0, 0, width, height);
  }

  /**
   * The part of the result whose top left corner is (left, top).
   *
   * @return colours only, taken as upright
   * @throws IllegalArgumentException if the part reaches beyond the result
   */
  public RgbImage apply(RgbImage image, int left, int top, int partWidth, int partHeight) {
    return apply(
        image,
        new Span(image.width(), width, left, partWidth),
        new Span(image.height(), height, top, partHeight));
  }

  /** The whole result of resizing a part of the picture. */
  RgbImage apply(RgbImage image, Box box) {
    Box exact = box.toFloats();
    return apply(
        image,
        new Span(image.width(), exact.left(), exact.right(), width, 0, width),
        new Span(image.height(), exact.top(), exact.bottom(), height, 0, height));
  }

  private RgbImage apply(RgbImage image, Span across, Span down) {
    if (filter == Resample.NEAREST) {
      return NearestPixels.of(image, across, down);
    }
    Taps columns = Taps.of(filter, across);
    Taps rows = Taps.of(filter, down);
    return new RgbImage(
        across.length(),
        down.length(),
        order.verticalFirst(image.width(), image.height(), width, height)
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
}
