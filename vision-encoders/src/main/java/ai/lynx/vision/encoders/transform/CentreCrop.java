package ai.lynx.vision.encoders.transform;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.vision.encoders.resampling.PassOrder;
import ai.lynx.vision.encoders.resampling.PillowResize;
import ai.lynx.vision.encoders.resampling.Resample;

/**
 * Resizes and cuts out the centre in one go, so that only the part that stays is computed, however
 * long the picture is. What lacks is black; where halves are odd, the crop is nearer to the top
 * left ({@code center_crop} of Hugging Face).
 *
 * @param width of what stays
 * @param height of what stays
 */
record CentreCrop(int width, int height) {
  private static final int CHANNELS = 3;
  private static final int MOST_PIXELS = 1 << 28;

  /** A resized picture without a crop. */
  static RgbImage whole(RgbImage image, TargetSize.Extent size, Resample filter, PassOrder order) {
    if ((long) size.width() * size.height() > MOST_PIXELS) {
      throw new InvalidMediaException(
          "A picture of %d x %d pixels would be resized to %d x %d, which is too large; cut it."
              .formatted(image.width(), image.height(), size.width(), size.height()));
    }
    return size.width() == image.width() && size.height() == image.height()
        ? image
        : new PillowResize(filter, order, size.width(), size.height()).apply(image);
  }

  /** The centre of a resized picture. */
  RgbImage apply(RgbImage image, TargetSize.Extent size, Resample filter, PassOrder order) {
    int left = Math.floorDiv(size.width() - width, 2);
    int top = Math.floorDiv(size.height() - height, 2);
    int partLeft = Math.max(0, left);
    int partTop = Math.max(0, top);
    int partWidth = Math.min(size.width(), left + width) - partLeft;
    int partHeight = Math.min(size.height(), top + height) - partTop;
    RgbImage part =
        new PillowResize(filter, order, size.width(), size.height())
            .apply(image, partLeft, partTop, partWidth, partHeight);
    return partWidth == width && partHeight == height
        ? part
        : framed(part, partLeft - left, partTop - top);
  }

  private RgbImage framed(RgbImage part, int left, int top) {
    byte[] framed = new byte[Math.multiplyExact(width * CHANNELS, height)];
    for (int y = 0; y < part.height(); y++) {
      System.arraycopy(
          part.rgb(),
          y * part.width() * CHANNELS,
          framed,
          ((top + y) * width + left) * CHANNELS,
          part.width() * CHANNELS);
    }
    return new RgbImage(width, height, framed);
  }
}
