package ai.lynx.scenes.draw;

/** Backgrounds with water: the beach has sand, the open sea has none. */
final class WaterScenery {
  private WaterScenery() {}

  static void beach(Scenery s) {
    double shore = s.uniform(42, 62);
    double horizon = shore - s.uniform(8, 22);
    s.band(0, horizon, s.near(170, 215, 240));
    s.band(horizon, shore, s.near(110, 170, 205));
    Rgb sand = s.near(235, 215, 165);
    s.band(shore, 96, sand);
    double tilt = s.uniform(-5, 5);
    s.canvas().polygon(sand, 0, shore + tilt, 96, shore - tilt, 96, 96, 0, 96);
    if (s.random().chance(.6)) {
      Rgb foam = s.near(232, 240, 240);
      s.canvas().lines(foam, s.uniform(.6, 1.3), -2, shore + tilt, 98, shore - tilt);
    }
    for (int i = s.random().between(0, 40); i > 0; i--) {
      s.canvas().disc(sand.times(.9), s.uniform(0, 96), s.uniform(shore + 6, 96), .6);
    }
  }

  static void sea(Scenery s) {
    double horizon = s.uniform(14, 52);
    s.band(0, horizon, s.near(178, 212, 235));
    Rgb water = s.near(88, 145, 188);
    s.band(horizon, 96, water, water.times(s.uniform(.82, 1)));
    Rgb crest = s.near(178, 210, 228);
    double step = s.uniform(7, 12);
    double length = s.uniform(9, 15);
    double height = s.uniform(1.5, 3.5);
    double width = s.uniform(.45, .8);
    for (double y = horizon + 5; y < 98; y += step) {
      double shift = s.uniform(-length, 0);
      for (double x = shift; x < 96; x += length) {
        s.canvas()
            .lines(
                crest,
                width,
                x,
                y,
                x + length * .25,
                y - height * .8,
                x + length * .5,
                y - height,
                x + length * .75,
                y - height * .8,
                x + length,
                y);
      }
    }
  }
}
