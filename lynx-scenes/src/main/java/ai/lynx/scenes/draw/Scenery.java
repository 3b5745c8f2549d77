package ai.lynx.scenes.draw;

import ai.lynx.scenes.random.SceneRandom;

/**
 * What the painters of backgrounds share: the canvas, the random stream, and colours that are never
 * twice the same.
 *
 * @param canvas what is painted on
 * @param random where every choice comes from
 */
record Scenery(Canvas canvas, SceneRandom random) {

  double uniform(double low, double high) {
    return random.uniform(low, high);
  }

  /** A colour near the one given: brighter or darker, and a little off in tone. */
  Rgb near(double red, double green, double blue) {
    double light = uniform(-14, 14);
    return new Rgb(red, green, blue)
        .plus(light + uniform(-7, 7), light + uniform(-7, 7), light + uniform(-7, 7));
  }

  /** A band over the whole width that goes from one colour to another. */
  void band(double top, double bottom, Rgb from, Rgb to) {
    double steps = Math.max(1, Math.ceil((bottom - top) / 4));
    for (int i = 0; i < steps; i++) {
      double t = steps == 1 ? 0 : i / (steps - 1);
      Rgb color =
          new Rgb(
              from.red() + t * (to.red() - from.red()),
              from.green() + t * (to.green() - from.green()),
              from.blue() + t * (to.blue() - from.blue()));
      double y = top + i * (bottom - top) / steps;
      double end = Math.min(bottom, top + (i + 1) * (bottom - top) / steps + 1);
      canvas.rectangle(color, 0, y, canvas.size(), end);
    }
  }

  /** Ground or sky: one colour or a gentle change of it. */
  void band(double top, double bottom, Rgb color) {
    band(top, bottom, color, color.times(uniform(.92, 1.08)));
  }

  /** A hill line from edge to edge, filled to the given height. */
  void ridge(Rgb color, double peak, double base, int points, double rough) {
    double[] xy = new double[2 * points + 4];
    double size = canvas.size();
    for (int i = 0; i < points; i++) {
      xy[2 * i] = -6 + (size + 12) * i / (points - 1.0);
      double low = i % 2 == 0 ? base - (base - peak) * uniform(0, rough) : peak + uniform(0, 6);
      xy[2 * i + 1] = low;
    }
    xy[2 * points] = size + 6;
    xy[2 * points + 1] = base;
    xy[2 * points + 2] = -6;
    xy[2 * points + 3] = base;
    canvas.polygon(color, xy);
  }
}
