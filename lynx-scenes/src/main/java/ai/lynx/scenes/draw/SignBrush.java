package ai.lynx.scenes.draw;

import java.util.List;

/** Draws the sign. */
public final class SignBrush {
  private SignBrush() {}

  /** Draws the sign and gives its pixels to an owner. */
  public static void draw(Canvas canvas, String text, SignLook look, int owner) {
    double w = look.halfWidth(text.length());
    double h = look.halfHeight();
    double[] board = {
      look.x() - w,
      look.y() - h,
      look.x() + w,
      look.y() - h,
      look.x() + w,
      look.y() + h,
      look.x() - w,
      look.y() + h
    };
    if (look.post() > 0) {
      canvas.rectangle(
          look.frame(), look.x() - 1.2, look.y() + h, look.x() + 1.2, look.y() + h + look.post());
    }
    canvas.polygon(look.board(), board);
    if (look.frameWidth() > 0) {
      canvas.outline(look.frame(), look.frameWidth() / 2, board);
    }
    canvas.area(board);
    canvas.claim(owner);
    for (int i = 0; i < text.length(); i++) {
      write(canvas, text.charAt(i), look.centerOf(i, text.length()), look.y(), look.lettering());
    }
  }

  private static void write(Canvas canvas, char character, double x, double y, Lettering style) {
    double half = style.halfWidth();
    double w = style.width() - 2 * half;
    double h = style.height() - 2 * half;
    boolean barred = style.serifs();
    for (double[] stroke : Glyphs.strokes(character)) {
      for (int i = 0; i + 3 < stroke.length; i += 2) {
        double x0 = x + (stroke[i] - .5) * w - (stroke[i + 1] - .5) * h * style.slant();
        double y0 = y + (stroke[i + 1] - .5) * h;
        double x1 = x + (stroke[i + 2] - .5) * w - (stroke[i + 3] - .5) * h * style.slant();
        double y1 = y + (stroke[i + 3] - .5) * h;
        double run = Math.abs(x1 - x0);
        double rise = Math.abs(y1 - y0);
        double level = run + rise == 0 ? 0 : run / (run + rise);
        canvas.trace(x0, y0, x1, y1, half * (1 - level * (1 - style.contrast())));
      }
      if (barred) {
        bar(canvas, stroke, List.of(0, stroke.length - 2), x, y, w, h, style);
      }
    }
    canvas.paint(style.ink());
  }

  /** Short level bars where a stroke ends at the top or the bottom. */
  private static void bar(
      Canvas canvas,
      double[] stroke,
      List<Integer> ends,
      double x,
      double y,
      double w,
      double h,
      Lettering style) {
    for (int end : ends) {
      double v = stroke[end + 1];
      int next = end == 0 ? 2 : end - 2;
      boolean upright = Math.abs(stroke[next] - stroke[end]) < .6 * Math.abs(stroke[next + 1] - v);
      if (upright && (v == 0 || v == 1)) {
        double cx = x + (stroke[end] - .5) * w - (v - .5) * h * style.slant();
        double cy = y + (v - .5) * h;
        canvas.trace(cx - 1.3, cy, cx + 1.3, cy, style.halfWidth() * style.contrast());
      }
    }
  }
}
