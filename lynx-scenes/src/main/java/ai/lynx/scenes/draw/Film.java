package ai.lynx.scenes.draw;

import ai.lynx.scenes.random.SceneRandom;

/**
 * The last step from a canvas to bytes: a little blur and noise, as scans, screenshots and JPEG
 * files have.
 */
public final class Film {
  private final boolean blurred;
  private final int noise;

  /**
   * A film.
   *
   * @param blurred whether a slight 3x3 blur is laid over the picture
   * @param noise the most a channel is moved up or down
   */
  public Film(boolean blurred, int noise) {
    this.blurred = blurred;
    this.noise = noise;
  }

  /** Red, green and blue of every pixel, row by row. */
  public byte[] develop(Canvas canvas, SceneRandom random) {
    int size = canvas.size();
    byte[] out = new byte[3 * size * size];
    long bits = 0;
    int left = 0;
    for (int i = 0; i < out.length; i++) {
      if (left == 0) {
        bits = random.bits();
        left = 8;
      }
      int grain = (int) (((bits & 255) * (2 * noise + 1)) >> 8) - noise;
      bits >>>= 8;
      left--;
      int pixel = i / 3;
      double value = value(canvas, pixel % size, pixel / size, i % 3);
      out[i] = (byte) Math.max(0, Math.min(255, (int) (value + .5) + grain));
    }
    return out;
  }

  private double value(Canvas canvas, int x, int y, int channel) {
    double middle = canvas.channel(x, y, channel);
    if (!blurred) {
      return middle;
    }
    int last = canvas.size() - 1;
    double around =
        canvas.channel(Math.max(0, x - 1), y, channel)
            + canvas.channel(Math.min(last, x + 1), y, channel)
            + canvas.channel(x, Math.max(0, y - 1), channel)
            + canvas.channel(x, Math.min(last, y + 1), channel);
    return .6 * middle + .1 * around;
  }
}
