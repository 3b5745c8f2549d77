package ai.lynx.scenes.layout;

import ai.lynx.scenes.content.Sign;
import ai.lynx.scenes.draw.Lettering;
import ai.lynx.scenes.draw.Rgb;
import ai.lynx.scenes.draw.SignLook;
import ai.lynx.scenes.random.SceneRandom;
import java.util.List;

/**
 * Gives the sign a place, a board and a style of writing. The first character stands within the
 * left patch of the cell, the second within the right one, in one row of patches: a small vision
 * encoder reads them far sooner that way.
 */
final class SignLooks {
  private static final int PICTURE = 96;
  private static final List<Rgb> PALE =
      List.of(new Rgb(250, 248, 235), new Rgb(238, 238, 240), new Rgb(228, 206, 160));
  private static final List<Rgb> DEEP = List.of(new Rgb(45, 48, 52), new Rgb(78, 58, 42));
  private static final List<Rgb> INK =
      List.of(new Rgb(15, 15, 20), new Rgb(15, 15, 20), new Rgb(25, 30, 90), new Rgb(110, 25, 25));

  private SignLooks() {}

  static SignLook of(Sign sign, SceneRandom random) {
    boolean deep = random.chance(.15);
    Rgb board = random.pick(deep ? DEEP : PALE);
    Rgb ink = deep ? new Rgb(242, 240, 228) : random.pick(INK);
    double pitch = random.uniform(11.2, 12.8);
    double height = random.uniform(9, 12);
    double x = sign.cell().column() * FigureLooks.CELL + 16 + random.uniform(-.8, .8);
    double y = sign.cell().row() * FigureLooks.CELL + 16;
    y += random.pick(List.of(-8, 8)) + random.uniform(-1, 1);
    double halfHeight = Math.min(8.4, height / 2 + random.uniform(1.6, 3));
    double post = random.chance(.4) ? random.uniform(3, 7) : 0;
    SignLook look =
        new SignLook(
            x,
            y,
            pitch,
            random.uniform(.6, 2.2),
            halfHeight,
            board,
            board.times(.35),
            random.chance(.85) ? random.uniform(.8, 1.6) : 0,
            post,
            lettering(pitch, height, ink, random));
    double reach = look.halfWidth(sign.text().length()) + 1;
    double inX = Math.min(Math.max(x, reach), PICTURE - reach);
    double inY = Math.min(Math.max(y, halfHeight + 1), PICTURE - halfHeight - 1);
    return look.at(inX, inY);
  }

  private static Lettering lettering(double pitch, double height, Rgb ink, SceneRandom random) {
    double half = random.chance(.3) ? random.uniform(.5, .65) : random.uniform(.65, 1.1);
    boolean serifs = random.chance(.2);
    double gap = 1.6 + (serifs ? 1 : 0);
    return new Lettering(
        Math.min(pitch - gap, height * random.uniform(.55, .9)),
        height,
        half,
        serifs || random.chance(.2) ? random.uniform(.6, .85) : 1,
        random.chance(.25) ? random.uniform(.05, .22) : 0,
        serifs,
        ink);
  }
}
