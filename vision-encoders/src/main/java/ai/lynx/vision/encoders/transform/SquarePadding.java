package ai.lynx.vision.encoders.transform;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.media.RgbImage;
import java.util.List;

/**
 * Puts a picture in the middle of a square of one colour, the smaller half in front ({@code
 * pad_to_square} of Hugging Face's LLaVA).
 *
 * @param red from 0 to 255, as the other two
 */
record SquarePadding(int red, int green, int blue) {
  private static final int CHANNELS = 3;
  private static final int LONGEST_SIDE = 1 << 14;

  /** The colour that normalisation makes 0, cut to bytes. */
  static SquarePadding ofMean(List<Double> mean) {
    return new SquarePadding(
        (int) (mean.get(0) * 255), (int) (mean.get(1) * 255), (int) (mean.get(2) * 255));
  }

  RgbImage apply(RgbImage image) {
    int side = Math.max(image.width(), image.height());
    if (image.width() == image.height()) {
      return image;
    }
    if (side > LONGEST_SIDE) {
      throw new InvalidMediaException(
          "A picture of %d x %d pixels is too long to be padded to a square; cut it to at most %d pixels."
              .formatted(image.width(), image.height(), LONGEST_SIDE));
    }
    byte[] square = new byte[Math.multiplyExact(side * CHANNELS, side)];
    for (int i = 0; i < square.length; i += CHANNELS) {
      square[i] = (byte) red;
      square[i + 1] = (byte) green;
      square[i + 2] = (byte) blue;
    }
    int left = (side - image.width()) / 2;
    int top = (side - image.height()) / 2;
    for (int y = 0; y < image.height(); y++) {
      int to = ((top + y) * side + left) * CHANNELS;
      int from = y * image.width() * CHANNELS;
      System.arraycopy(image.rgb(), from, square, to, image.width() * CHANNELS);
    }
    return new RgbImage(side, side, square);
  }
}
