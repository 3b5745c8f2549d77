package ai.lynx.scenes.draw;

/**
 * A colour.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Rgb(double red, double green, double blue) {

  /** From hue in degrees, saturation and value from 0 to 1. */
  public static Rgb hsv(double hue, double saturation, double value) {
    double h = (hue % 360 + 360) % 360 / 60;
    double chroma = value * saturation;
    double second = chroma * (1 - Math.abs(h % 2 - 1));
    double low = value - chroma;
    double r = h < 1 || h >= 5 ? chroma : h < 2 || h >= 4 ? second : 0;
    double g = h >= 1 && h < 3 ? chroma : h < 4 ? second : 0;
    double b = h >= 3 && h < 5 ? chroma : h >= 2 ? second : 0;
    return new Rgb(255 * (r + low), 255 * (g + low), 255 * (b + low));
  }

  /** Each channel times a factor, kept within 0 to 255. */
  public Rgb times(double factor) {
    return new Rgb(clamp(red * factor), clamp(green * factor), clamp(blue * factor));
  }

  /** Each channel plus its own number, kept within 0 to 255. */
  public Rgb plus(double r, double g, double b) {
    return new Rgb(clamp(red + r), clamp(green + g), clamp(blue + b));
  }

  /** How bright it looks, 0 to 255. */
  public double luminance() {
    return .299 * red + .587 * green + .114 * blue;
  }

  /** How far apart two colours are, as a plain distance. */
  public double distance(Rgb other) {
    double r = red - other.red;
    double g = green - other.green;
    double b = blue - other.blue;
    return Math.sqrt(r * r + g * g + b * b);
  }

  private static double clamp(double v) {
    return Math.max(0, Math.min(255, v));
  }
}
