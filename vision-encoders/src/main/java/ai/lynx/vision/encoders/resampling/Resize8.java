package ai.lynx.vision.encoders.resampling;

import ai.lynx.spi.media.RgbImage;

/** Resizes pictures of bytes as asked. */
record Resize8(ResizeRequest request) {
  private static final int CHANNELS = 3;

  byte[] rgb(byte[] pixels, int width, int height) {
    return resize(new RgbImage(width, height, pixels)).rgb();
  }

  /** One channel: resized as three that are alike. */
  byte[] grey(byte[] pixels, int width, int height) {
    byte[] rgb = new byte[Math.multiplyExact(pixels.length, CHANNELS)];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = pixels[i / CHANNELS];
    }
    byte[] resized = rgb(rgb, width, height);
    byte[] grey = new byte[resized.length / CHANNELS];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = resized[i * CHANNELS];
    }
    return grey;
  }

  /** Colours count as much as they are opaque, unless pixels are only taken. */
  byte[] rgba(byte[] pixels, int width, int height) {
    boolean weighed = request.filter() != Resample.NEAREST;
    byte[] rgb = new byte[pixels.length / 4 * CHANNELS];
    byte[] alpha = new byte[pixels.length / 4];
    for (int i = 0; i < alpha.length; i++) {
      alpha[i] = pixels[4 * i + 3];
      for (int channel = 0; channel < CHANNELS; channel++) {
        byte colour = pixels[4 * i + channel];
        rgb[CHANNELS * i + channel] = weighed ? multiplied(colour, alpha[i]) : colour;
      }
    }
    byte[] colours = rgb(rgb, width, height);
    byte[] opacity = grey(alpha, width, height);
    byte[] resized = new byte[opacity.length * 4];
    for (int i = 0; i < opacity.length; i++) {
      resized[4 * i + 3] = opacity[i];
      for (int channel = 0; channel < CHANNELS; channel++) {
        byte colour = colours[CHANNELS * i + channel];
        resized[4 * i + channel] = weighed ? divided(colour, opacity[i]) : colour;
      }
    }
    return resized;
  }

  private RgbImage resize(RgbImage image) {
    Box box = request.box();
    Reduction reduction = request.reduction();
    RgbImage source = image;
    if (reduction.across() > 1 || reduction.down() > 1) {
      // As much around the box as the filter looks at.
      double support = request.filter().support() - 0.5;
      double acrossSupport = support * (box.width() / request.width());
      double downSupport = support * (box.height() / request.height());
      int left = Math.max(0, (int) (box.left() - acrossSupport));
      int top = Math.max(0, (int) (box.top() - downSupport));
      int right = Math.min(image.width(), (int) Math.ceil(box.right() + acrossSupport));
      int bottom = Math.min(image.height(), (int) Math.ceil(box.bottom() + downSupport));
      source = reduction.apply(image, left, top, right, bottom);
      box =
          new Box(
              (box.left() - left) / reduction.across(),
              (box.top() - top) / reduction.down(),
              (box.right() - left) / reduction.across(),
              (box.bottom() - top) / reduction.down());
    }
    return new PillowResize(request.filter(), request.order(), request.width(), request.height())
        .apply(source, box);
  }

  /** {@code MULDIV255} of Pillow's Convert.c. */
  private static byte multiplied(byte colour, byte alpha) {
    int product = (colour & 0xff) * (alpha & 0xff) + 128;
    return (byte) ((product >> 8) + product >> 8);
  }

  private static byte divided(byte colour, byte alpha) {
    int opacity = alpha & 0xff;
    return opacity == 0 || opacity == 255
        ? colour
        : (byte) Math.min(255, 255 * (colour & 0xff) / opacity);
  }
}
