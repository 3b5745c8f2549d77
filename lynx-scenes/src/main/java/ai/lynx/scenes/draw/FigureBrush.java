package ai.lynx.scenes.draw;

import ai.lynx.scenes.content.Shape;

/** Draws figures. */
public final class FigureBrush {
  private FigureBrush() {}

  /** Draws a figure and gives its pixels to an owner. */
  public static void draw(Canvas canvas, Shape shape, FigureLook look, int owner) {
    double[] points = place(form(shape, look.detail()), look);
    canvas.polygon(look.fill(), points);
    if (look.lineWidth() > 0) {
      canvas.outline(look.line(), look.lineWidth() / 2, points);
    }
    canvas.area(points);
    canvas.claim(owner);
  }

  private static double[] place(double[] form, FigureLook look) {
    double cos = StrictMath.cos(look.angle());
    double sin = StrictMath.sin(look.angle());
    double wide = StrictMath.sqrt(look.stretch()) * look.radius();
    double high = look.radius() / StrictMath.sqrt(look.stretch());
    double[] out = new double[form.length];
    for (int i = 0; i < form.length; i += 2) {
      double x = form[i] * wide;
      double y = form[i + 1] * high;
      out[i] = look.x() + x * cos - y * sin;
      out[i + 1] = look.y() + x * sin + y * cos;
    }
    return out;
  }

  /** The form around (0, 0), about two units wide. */
  private static double[] form(Shape shape, double detail) {
    return switch (shape) {
      case CIRCLE -> ring(28, 1, 1);
      case SQUARE -> new double[] {-.87, -.87, .87, -.87, .87, .87, -.87, .87};
      case TRIANGLE -> {
        double lean = (detail - .5) * .5;
        yield new double[] {lean, -1.1, 1.02, .72, -1.02, .72};
      }
      case STAR -> ring(10, 1.2, .44 + .16 * detail);
      case DIAMOND -> {
        double wide = .7 + .16 * detail;
        yield new double[] {0, -1.18, wide, 0, 0, 1.18, -wide, 0};
      }
      case CROSS -> {
        double t = .27 + .15 * detail;
        yield new double[] {
          -t, -1, t, -1, t, -t, 1, -t, 1, t, t, t, t, 1, -t, 1, -t, t, -1, t, -1, -t, -t, -t
        };
      }
    };
  }

  private static double[] ring(int corners, double even, double odd) {
    double[] out = new double[2 * corners];
    for (int i = 0; i < corners; i++) {
      double angle = StrictMath.PI * (2.0 * i / corners - .5);
      double radius = i % 2 == 0 ? even : odd;
      out[2 * i] = radius * StrictMath.cos(angle);
      out[2 * i + 1] = radius * StrictMath.sin(angle);
    }
    return out;
  }
}
