package ai.lynx.scenes.draw;

/**
 * A picture under way: colours, and which thing owns each pixel. The owners give the dense labels,
 * so labels and pixels cannot disagree.
 */
public final class Canvas {
  private final int size;
  private final float[] colors;
  private final byte[] owners;
  private final Mask mask;
  private boolean soft = true;

  /** An empty, black canvas of size by size pixels. */
  public Canvas(int size) {
    this(size, new float[3 * size * size], new byte[size * size]);
  }

  private Canvas(int size, float[] colors, byte[] owners) {
    this.size = size;
    this.colors = colors;
    this.owners = owners;
    mask = new Mask(size);
  }

  /** A canvas that begins as this one is now. */
  public Canvas copy() {
    Canvas copy = new Canvas(size, colors.clone(), owners.clone());
    copy.soft = soft;
    return copy;
  }

  /** Whether edges are smoothed, as a drawing program with anti-aliasing does, or jagged. */
  public void soft(boolean smooth) {
    soft = smooth;
  }

  /** Pixels a side. */
  public int size() {
    return size;
  }

  /** Fills a polygon. */
  public void polygon(Rgb color, double... points) {
    mask.polygon(points);
    paint(color);
  }

  /** Fills an upright rectangle. */
  public void rectangle(Rgb color, double x0, double y0, double x1, double y1) {
    polygon(color, x0, y0, x1, y0, x1, y1, x0, y1);
  }

  /** Draws lines through points; a stroke of one brush, so crossings do not show. */
  public void lines(Rgb color, double halfWidth, double... points) {
    for (int i = 0; i + 3 < points.length; i += 2) {
      mask.line(points[i], points[i + 1], points[i + 2], points[i + 3], halfWidth);
    }
    paint(color);
  }

  /** Draws the outline of a polygon. */
  public void outline(Rgb color, double halfWidth, double... points) {
    mask.outline(points, halfWidth);
    paint(color);
  }

  /** Draws a disc. */
  public void disc(Rgb color, double x, double y, double radius) {
    mask.line(x, y, x, y, radius);
    paint(color);
  }

  /** Adds a line to the stroke that the next {@link #paint} ends. */
  void trace(double x0, double y0, double x1, double y1, double halfWidth) {
    mask.line(x0, y0, x1, y1, halfWidth);
  }

  /** Adds a filled polygon to the stroke that the next {@link #paint} or {@link #claim} ends. */
  void area(double... points) {
    mask.polygon(points);
  }

  /** Puts the stroke on the picture. */
  void paint(Rgb color) {
    float r = (float) color.red();
    float g = (float) color.green();
    float b = (float) color.blue();
    for (int y = mask.top(); y <= mask.bottom(); y++) {
      for (int x = mask.left(); x <= mask.right(); x++) {
        float c = cover(x, y);
        if (c > 0) {
          int i = 3 * (y * size + x);
          colors[i] += c * (r - colors[i]);
          colors[i + 1] += c * (g - colors[i + 1]);
          colors[i + 2] += c * (b - colors[i + 2]);
        }
      }
    }
    mask.clear();
  }

  /** Gives the pixels of the stroke to a thing instead of colouring them. */
  void claim(int owner) {
    for (int y = mask.top(); y <= mask.bottom(); y++) {
      for (int x = mask.left(); x <= mask.right(); x++) {
        if (mask.at(x, y) >= .5f) {
          owners[y * size + x] = (byte) owner;
        }
      }
    }
    mask.clear();
  }

  private float cover(int x, int y) {
    float c = mask.at(x, y);
    return soft ? c : c >= .5f ? 1 : 0;
  }

  /** The owner of a pixel, 0 for the background. */
  public int owner(int x, int y) {
    return owners[y * size + x];
  }

  /** The colour of a pixel, channel 0 red, 1 green, 2 blue. */
  public float channel(int x, int y, int channel) {
    return colors[3 * (y * size + x) + channel];
  }

  /** Adds to every channel of a pixel. */
  void shade(int x, int y, float amount) {
    int i = 3 * (y * size + x);
    colors[i] += amount;
    colors[i + 1] += amount;
    colors[i + 2] += amount;
  }

  /** The mean colour of the square around a point. */
  public Rgb mean(double x, double y, double reach) {
    int xa = Math.max(0, (int) (x - reach));
    int xb = Math.min(size - 1, (int) (x + reach));
    int ya = Math.max(0, (int) (y - reach));
    int yb = Math.min(size - 1, (int) (y + reach));
    double[] sum = new double[3];
    for (int v = ya; v <= yb; v++) {
      for (int u = xa; u <= xb; u++) {
        for (int c = 0; c < 3; c++) {
          sum[c] += channel(u, v, c);
        }
      }
    }
    double n = (xb - xa + 1) * (double) (yb - ya + 1);
    return new Rgb(sum[0] / n, sum[1] / n, sum[2] / n);
  }
}
