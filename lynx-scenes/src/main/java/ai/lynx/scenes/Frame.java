package ai.lynx.scenes;

import java.awt.image.BufferedImage;

/** One picture of 96x96 pixels. */
public final class Frame {
  /** Pixels a side. */
  public static final int SIZE = 96;

  private final byte[] rgb;

  Frame(byte[] rgb) {
    this.rgb = rgb;
  }

  /** The bytes: row by row, pixel by pixel, red, green, blue. */
  public byte[] rgb() {
    return rgb.clone();
  }

  /** A pixel as 0xRRGGBB. */
  public int pixel(int x, int y) {
    int i = 3 * (y * SIZE + x);
    return (rgb[i] & 255) << 16 | (rgb[i + 1] & 255) << 8 | (rgb[i + 2] & 255);
  }

  /** The frame as an image of the JDK. */
  public BufferedImage toImage() {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        image.setRGB(x, y, pixel(x, y));
      }
    }
    return image;
  }
}
