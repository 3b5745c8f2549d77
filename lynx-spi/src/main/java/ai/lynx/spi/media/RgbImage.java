package ai.lynx.spi.media;

import ai.lynx.error.InvalidMediaException;

/**
 * A decoded picture.
 *
 * @param width in pixels, 1 or more
 * @param height in pixels, 1 or more
 * @param rgb three bytes a pixel (red, green, blue), row by row from the top left. Shared, not
 *     copied: treat it as read-only.
 */
@SuppressWarnings(
    "ArrayRecordComponent") // read-only by contract; copying megabytes would cost every picture
public record RgbImage(int width, int height, byte[] rgb) {
  public RgbImage {
    if (width < 1 || height < 1 || (long) width * height * 3 != rgb.length) {
      throw new InvalidMediaException(
          "A picture of %d x %d pixels needs %d bytes of RGB, not %d."
              .formatted(width, height, (long) width * height * 3, rgb.length));
    }
  }
}
