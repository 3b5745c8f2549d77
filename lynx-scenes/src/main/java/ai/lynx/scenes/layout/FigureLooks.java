package ai.lynx.scenes.layout;

import ai.lynx.scenes.content.Figure;
import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.content.Shape;
import ai.lynx.scenes.content.Size;
import ai.lynx.scenes.draw.Canvas;
import ai.lynx.scenes.draw.FigureLook;
import ai.lynx.scenes.draw.Rgb;
import ai.lynx.scenes.random.SceneRandom;

/** Gives figures their place in the cell, their proportions and their colours. */
final class FigureLooks {
  /** Pixels from one cell to the next. */
  static final int CELL = 32;

  private static final double APART = 110;
  private static final double WELL_APART = 170;
  private static final double EQUALLY_BRIGHT = 30;

  private final Style style;
  private final SceneRandom random;
  private final Canvas backdrop;

  FigureLooks(Style style, SceneRandom random, Canvas backdrop) {
    this.style = style;
    this.random = random;
    this.backdrop = backdrop;
  }

  FigureLook of(Figure figure) {
    return of(figure, figure.size() == Size.LARGE);
  }

  /** A figure that keeps to the middle of its cell, so that it has room to be large. */
  FigureLook of(Figure figure, boolean central) {
    boolean large = figure.size() == Size.LARGE;
    double radius = large ? random.uniform(11, 12.5) : random.uniform(6.3, 7.8);
    double jitter = central ? 2 : 6;
    double x = figure.cell().column() * CELL + 16 + random.uniform(-jitter, jitter);
    double y = figure.cell().row() * CELL + 16 + random.uniform(-jitter, jitter);
    double turn = random.uniform(-style.tilt(), style.tilt());
    boolean turnable = figure.shape() == Shape.STAR && random.chance(.3);
    double angle = turnable ? random.uniform(-.6, .6) : turn;
    double stretch = 1 + style.uneven() * random.uniform(-.14, .14);
    double detail = .5 + style.uneven() * random.uniform(-.5, .5);
    Rgb fill = Shades.of(figure.hue(), random);
    FigureLook plain =
        new FigureLook(x, y, radius, angle, stretch, detail, fill, line(fill), style.lineWidth());
    return visible(plain);
  }

  /** The same figure in a fresh shade of another colour. */
  FigureLook recolored(FigureLook look, Hue hue) {
    Rgb fill = Shades.of(hue, random);
    return visible(look.colored(fill, line(fill)));
  }

  private Rgb line(Rgb fill) {
    return style.darkLines() ? new Rgb(18, 18, 18) : fill.times(.45);
  }

  /** A figure that the background would swallow gets an outline that shows. */
  private FigureLook visible(FigureLook look) {
    Rgb around = backdrop.mean(look.x(), look.y(), look.radius());
    double apart = look.fill().distance(around);
    double light = Math.abs(look.fill().luminance() - around.luminance());
    if (apart >= WELL_APART || (apart >= APART && light >= EQUALLY_BRIGHT)) {
      return look;
    }
    Rgb line = around.luminance() > 90 ? new Rgb(18, 18, 18) : new Rgb(240, 240, 240);
    return look.outlined(line, Math.max(1.1, look.lineWidth()));
  }
}
