package ai.lynx.vision.encoders.decoding;

import ai.lynx.spi.media.RgbImage;
import org.jspecify.annotations.Nullable;

/**
 * The screen of an animation, and where on it a frame stands.
 *
 * @param background the colour around the frame, as 0xRRGGBB
 */
record Screen(int width, int height, int left, int top, int background) {
  /** The whole screen with a decoded frame in its place. */
  RgbImage with(RgbImage frame) {
    if (frame.width() == width && frame.height() == height) {
      return frame;
    }
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) (background >> 16);
      rgb[i + 1] = (byte) (background >> 8);
      rgb[i + 2] = (byte) background;
    }
    for (int y = 0; y < frame.height(); y++) {
      int to = ((top + y) * width + left) * 3;
      System.arraycopy(frame.rgb(), y * frame.width() * 3, rgb, to, frame.width() * 3);
    }
    return new RgbImage(width, height, rgb).withAlpha(alpha(frame));
  }

  /** The screen around a frame that has transparency is transparent itself. */
  private byte @Nullable [] alpha(RgbImage frame) {
    byte[] own = frame.alpha();
    if (own == null) {
      return null;
    }
    byte[] alpha = new byte[Math.multiplyExact(width, height)];
    for (int y = 0; y < frame.height(); y++) {
      System.arraycopy(own, y * frame.width(), alpha, (top + y) * width + left, frame.width());
    }
    return alpha;
  }
}
