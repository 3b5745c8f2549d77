package ai.lynx.vision.encoders.resampling;

import ai.lynx.spi.media.RgbImage;

/**
 * Resizing by taking one pixel for each. The position is summed up step by step, as Pillow's affine
 * transform does: multiplying instead hits other pixels in about three of ten size pairs.
 */
final class NearestPixels {
  private static final int CHANNELS = 3;

  private NearestPixels() {}

  static RgbImage of(RgbImage image, Span across, Span down) {
    int[] columns = positions(across);
    int[] rows = positions(down);
    byte[] rgb = image.rgb();
    byte[] taken = new byte[Math.multiplyExact(columns.length * CHANNELS, rows.length)];
    int to = 0;
    for (int row : rows) {
      for (int column : columns) {
        System.arraycopy(rgb, (row * image.width() + column) * CHANNELS, taken, to, CHANNELS);
        to += CHANNELS;
      }
    }
    return new RgbImage(columns.length, rows.length, taken);
  }

  /** The pixels that are taken of an axis. */
  static int[] positions(Span span) {
    int[] positions = new int[span.length()];
    double scale = span.scale();
    double position = span.begin() + scale * 0.5;
    for (int i = 0; i < span.start(); i++) {
      position += scale;
    }
    for (int i = 0; i < positions.length; i++) {
      positions[i] = Math.min(span.from() - 1, (int) position);
      position += scale;
    }
    return positions;
  }
}
