package ai.lynx.scenes.draw;

/** Backgrounds of open nature. */
final class LandScenery {
  private LandScenery() {}

  static void forest(Scenery s) {
    double ground = s.uniform(50, 72);
    s.band(0, ground, s.near(190, 218, 192));
    s.band(ground, 96, s.near(128, 160, 108));
    boolean round = s.random().chance(.4);
    int trees = s.random().between(6, 9);
    for (int i = 0; i < trees; i++) {
      double x = 96.0 * i / (trees - 1) + s.uniform(-5, 5);
      double foot = ground + s.uniform(-3, 5);
      double height = s.uniform(26, 44);
      Rgb leaves = s.near(92, 130, 90);
      s.canvas().rectangle(s.near(120, 98, 76), x - 1.5, foot - height / 2, x + 1.5, foot);
      if (round) {
        for (int k = 0; k < 4; k++) {
          double r = s.uniform(5, 8);
          s.canvas().disc(leaves, x + s.uniform(-4, 4), foot - height * (.4 + .17 * k), r);
        }
      } else {
        for (int k = 0; k < 3; k++) {
          double low = foot - height * (.18 + .25 * k);
          double wide = 10 - 2.2 * k;
          s.canvas()
              .polygon(
                  leaves,
                  x - wide,
                  low,
                  x + wide,
                  low,
                  x + wide * .2,
                  low - height * .36,
                  x - wide * .2,
                  low - height * .36);
        }
      }
    }
  }

  static void mountain(Scenery s) {
    double foot = s.uniform(56, 74);
    s.band(0, foot, s.near(205, 224, 240));
    int points = 5 + 2 * s.random().below(3);
    Rgb rock = s.near(148, 148, 163);
    double peak = s.uniform(6, 22);
    if (s.random().chance(.5)) {
      s.ridge(rock.plus(25, 25, 28), peak * .6, foot, points + 2, .5);
    }
    double snow = peak + s.uniform(9, 15);
    s.ridge(rock, peak, foot, points, .35);
    whiten(s, rock, snow);
    s.band(foot - 1, 96, s.near(188, 188, 180));
  }

  /** Snow: what the ridge has drawn above a ragged line turns nearly white. */
  private static void whiten(Scenery s, Rgb rock, double line) {
    double rag = s.uniform(1, 3);
    Canvas canvas = s.canvas();
    for (int x = 0; x < 96; x++) {
      double low = line + rag * StrictMath.sin(x * .9) + rag * StrictMath.sin(x * .37);
      for (int y = 0; y < low; y++) {
        Rgb here =
            new Rgb(canvas.channel(x, y, 0), canvas.channel(x, y, 1), canvas.channel(x, y, 2));
        if (here.distance(rock) < 12) {
          canvas.shade(x, y, 82);
        }
      }
    }
  }

  static void space(Scenery s) {
    s.band(0, 96, s.near(40, 40, 56), s.near(40, 40, 56));
    int stars = s.random().between(25, 70);
    for (int i = 0; i < stars; i++) {
      Rgb light = s.near(205, 205, 198).times(s.uniform(.6, 1));
      double x = s.random().below(96) + .5;
      double y = s.random().below(96) + .5;
      s.canvas().disc(light, x, y, s.uniform(.35, .75));
    }
    if (s.random().chance(.4)) {
      double x = s.uniform(0, 96);
      double y = s.uniform(0, 96);
      Rgb dust = s.near(62, 58, 78);
      for (int i = 0; i < 5; i++) {
        s.canvas().disc(dust, x + s.uniform(-20, 20), y + s.uniform(-12, 12), s.uniform(6, 12));
      }
    }
  }
}
