package ai.lynx.vision.encoders.resampling;

/** What the numbers of a picture mean, which decides how Pillow resizes them. */
enum PixelMode {
  /** One byte a pixel. */
  GREY(1),
  /** One number of 16 bits a pixel. */
  GREY16(1),
  /** One byte that is an index: always the nearest pixel. */
  PALETTE(1),
  /** One byte that is 0 or 255: always the nearest pixel. */
  ONE_BIT(1),
  /** Red, green and blue. */
  RGB(3),
  /** Red, green, blue and alpha, weighed by alpha while they are resized. */
  RGBA(4);

  private final int channels;

  PixelMode(int channels) {
    this.channels = channels;
  }

  int channels() {
    return channels;
  }

  boolean alwaysNearest() {
    return this == PALETTE || this == ONE_BIT;
  }
}
