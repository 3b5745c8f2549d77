package ai.lynx.scenes.draw;

import java.util.Arrays;

/**
 * How much of each pixel the next stroke of the brush covers, 0 to 1. Polygons are scanned with
 * four lines a pixel and exact coverage along a line; thick lines have round ends and use the
 * distance from their axis. Where several parts overlap the larger coverage counts, so the joints
 * of a drawing do not show.
 */
final class Mask {
  private static final int LINES = 4;

  private final int size;
  private final float[] cover;
  private final float[] row;
  private int left;
  private int top;
  private int right;
  private int bottom;

  Mask(int size) {
    this.size = size;
    cover = new float[size * size];
    row = new float[size];
    clear();
  }

  /** Forgets everything. */
  void clear() {
    for (int y = top; y <= bottom; y++) {
      Arrays.fill(cover, y * size + left, y * size + right + 1, 0);
    }
    left = size;
    top = size;
    right = -1;
    bottom = -1;
  }

  int left() {
    return left;
  }

  int top() {
    return top;
  }

  int right() {
    return right;
  }

  int bottom() {
    return bottom;
  }

  float at(int x, int y) {
    return cover[y * size + x];
  }

  /** Fills a polygon given as x0, y0, x1, y1 and so on, by the even-odd rule. */
  void polygon(double... points) {
    int first = first(points, 1);
    int last = last(points, 1);
    int from = first(points, 0);
    int to = last(points, 0) + 1;
    double[] cuts = new double[points.length / 2];
    for (int y = first; y <= last; y++) {
      Arrays.fill(row, from, Math.max(from, to), 0);
      for (int line = 0; line < LINES; line++) {
        int n = cuts(points, y + (line + .5) / LINES, cuts);
        for (int i = 0; i + 1 < n; i += 2) {
          span(cuts[i], cuts[i + 1]);
        }
      }
      for (int x = from; x < to; x++) {
        raise(x, y, row[x]);
      }
    }
  }

  /** The first pixel that the points reach along an axis, 0 for x. */
  private int first(double[] points, int axis) {
    double low = size;
    for (int i = axis; i < points.length; i += 2) {
      low = Math.min(low, points[i]);
    }
    return Math.max(0, (int) Math.floor(low));
  }

  private int last(double[] points, int axis) {
    double high = -1;
    for (int i = axis; i < points.length; i += 2) {
      high = Math.max(high, points[i]);
    }
    return Math.min(size - 1, (int) Math.floor(high));
  }

  private static int cuts(double[] points, double y, double[] cuts) {
    int n = 0;
    int length = points.length;
    for (int i = 0; i < length; i += 2) {
      double x0 = points[i];
      double y0 = points[i + 1];
      double x1 = points[(i + 2) % length];
      double y1 = points[(i + 3) % length];
      if (y0 <= y != y1 <= y) {
        cuts[n++] = x0 + (y - y0) * (x1 - x0) / (y1 - y0);
      }
    }
    Arrays.sort(cuts, 0, n);
    return n;
  }

  private void span(double from, double to) {
    double a = Math.max(0, from);
    double b = Math.min(size, to);
    for (int x = (int) a; x < b; x++) {
      row[x] += (float) ((Math.min(b, x + 1) - Math.max(a, x)) / LINES);
    }
  }

  /** Draws a line with round ends. */
  void line(double x0, double y0, double x1, double y1, double halfWidth) {
    double reach = halfWidth + 1;
    int xa = Math.max(0, (int) Math.floor(Math.min(x0, x1) - reach));
    int xb = Math.min(size - 1, (int) Math.floor(Math.max(x0, x1) + reach));
    int ya = Math.max(0, (int) Math.floor(Math.min(y0, y1) - reach));
    int yb = Math.min(size - 1, (int) Math.floor(Math.max(y0, y1) + reach));
    double dx = x1 - x0;
    double dy = y1 - y0;
    double square = dx * dx + dy * dy;
    for (int y = ya; y <= yb; y++) {
      for (int x = xa; x <= xb; x++) {
        double px = x + .5 - x0;
        double py = y + .5 - y0;
        double t = square == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / square));
        double ex = px - t * dx;
        double ey = py - t * dy;
        raise(x, y, (float) (halfWidth + .5 - Math.sqrt(ex * ex + ey * ey)));
      }
    }
  }

  /** Draws the outline of a polygon. */
  void outline(double[] points, double halfWidth) {
    int n = points.length;
    for (int i = 0; i < n; i += 2) {
      line(points[i], points[i + 1], points[(i + 2) % n], points[(i + 3) % n], halfWidth);
    }
  }

  private void raise(int x, int y, float amount) {
    if (amount <= 0) {
      return;
    }
    int i = y * size + x;
    cover[i] = Math.max(cover[i], Math.min(1, amount));
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
}
