package ai.lynx.spi.media;

import ai.lynx.error.InvalidMediaException;
import org.jspecify.annotations.Nullable;

/**
 * A decoded picture as its file holds it. Whether transparency and orientation count, the model
 * decides: most were trained without heeding them.
 *
 * @param width in pixels, 1 or more
 * @param height in pixels, 1 or more
 * @param rgb three bytes a pixel (red, green, blue), row by row from the top left; under
 *     transparent pixels the colour that is stored there. Shared, not copied: treat it as
 *     read-only.
 * @param alpha one byte a pixel, 0 for transparent to 255 for opaque; null if all is opaque.
 *     Shared, not copied
 * @param orientation how the picture is to be turned before it is looked at
 */
@SuppressWarnings(
    "ArrayRecordComponent") // read-only by contract; copying megabytes would cost every picture
public record RgbImage(
    int width, int height, byte[] rgb, byte @Nullable [] alpha, Orientation orientation) {
  private static final int CHANNELS = 3;

  /** 255 in fixed point of 7 bits, as Pillow's AlphaComposite.c weighs colours. */
  private static final int BITS = 7;

  public RgbImage {
    if (width < 1 || height < 1 || (long) width * height * CHANNELS != rgb.length) {
      throw new InvalidMediaException(
          "A picture of %d x %d pixels needs %d bytes of RGB, not %d."
              .formatted(width, height, (long) width * height * CHANNELS, rgb.length));
    }
    if (alpha != null && (long) alpha.length * CHANNELS != rgb.length) {
      throw new InvalidMediaException(
          "A picture of %d x %d pixels needs %d bytes of alpha, not %d."
              .formatted(width, height, (long) width * height, alpha.length));
    }
  }

  /** An opaque, upright picture. */
  public RgbImage(int width, int height, byte[] rgb) {
    this(width, height, rgb, null, Orientation.UPRIGHT);
  }

  /** The same picture with other transparency. */
  public RgbImage withAlpha(byte @Nullable [] other) {
    return new RgbImage(width, height, rgb, other, orientation);
  }

  /** The same pixels, to be turned in another way. */
  public RgbImage withOrientation(Orientation other) {
    return new RgbImage(width, height, rgb, alpha, other);
  }

  /** The colours alone, opaque and taken as upright; nothing is copied. */
  public RgbImage colours() {
    return new RgbImage(width, height, rgb);
  }

  /** The picture turned as its orientation says, which then is upright. */
  public RgbImage upright() {
    if (orientation == Orientation.UPRIGHT) {
      return this;
    }
    int newWidth = orientation.swapped() ? height : width;
    int newHeight = orientation.swapped() ? width : height;
    byte[] turned = new byte[rgb.length];
    byte[] turnedAlpha = alpha == null ? null : new byte[alpha.length];
    for (int y = 0, to = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++, to++) {
        int from = orientation.stored(x, y, width, height);
        System.arraycopy(rgb, from * CHANNELS, turned, to * CHANNELS, CHANNELS);
        if (alpha != null && turnedAlpha != null) {
          turnedAlpha[to] = alpha[from];
        }
      }
    }
    return new RgbImage(newWidth, newHeight, turned, turnedAlpha, Orientation.UPRIGHT);
  }

  /** The picture on a white ground, opaque: Pillow's {@code alpha_composite}, to the byte. */
  public RgbImage onWhite() {
    if (alpha == null) {
      return this;
    }
    byte[] mixed = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      int weight = (alpha[i / CHANNELS] & 0xff) << BITS;
      int rest = (255 << BITS) - weight;
      int sum = (rgb[i] & 0xff) * weight + 255 * rest + (128 << BITS);
      mixed[i] = (byte) (((sum >> 8) + sum >> 8) >> BITS);
    }
    return new RgbImage(width, height, mixed, null, orientation);
  }
}
