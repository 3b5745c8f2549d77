package ai.lynx.scenes.draw;

/** Backgrounds that people have built. */
final class BuiltScenery {
  private BuiltScenery() {}

  static void city(Scenery s) {
    double street = s.uniform(56, 74);
    s.band(0, street, s.near(200, 206, 216));
    double x = s.uniform(-10, -2);
    double row = s.uniform(5, 8);
    while (x < 96) {
      double width = s.uniform(11, 20);
      double top = s.uniform(5, 34);
      Rgb wall = s.near(160, 156, 162);
      s.canvas().rectangle(wall, x, top, x + width, street);
      Rgb light = s.random().chance(.7) ? s.near(212, 203, 170) : wall.times(.75);
      for (double y = top + 4; y < street - 4; y += row) {
        for (double u = x + 3; u < x + width - 3; u += 4) {
          s.canvas().rectangle(light, u, y, u + 2, y + 2.5);
        }
      }
      x += width + (s.random().chance(.3) ? s.uniform(1, 5) : 0);
    }
    s.band(street, 96, s.near(146, 146, 148));
    if (s.random().chance(.6)) {
      double y = s.uniform(street + 8, 90);
      Rgb mark = s.near(205, 205, 200);
      for (double u = s.uniform(-8, 4); u < 96; u += 16) {
        s.canvas().rectangle(mark, u, y, u + 8, y + 1.6);
      }
    }
  }

  static void room(Scenery s) {
    double floor = s.uniform(56, 74);
    Rgb wall = s.near(225, 206, 190);
    s.band(0, floor, wall);
    if (s.random().chance(.4)) {
      double gap = s.uniform(6, 12);
      for (double x = s.uniform(0, gap); x < 96; x += gap) {
        s.canvas().lines(wall.times(.95), .7, x, 0, x, floor);
      }
    }
    Rgb boards = s.near(172, 142, 113);
    s.band(floor, 96, boards);
    double lean = s.uniform(-.6, .6);
    for (double x = -30; x < 126; x += 14) {
      s.canvas().lines(boards.times(.9), .5, x, floor, x + (x - 48) * .3 + lean * 10, 96);
    }
    s.canvas().lines(boards.times(.7), s.uniform(.8, 1.6), -2, floor, 98, floor);
    double x = s.uniform(3, 60);
    double y = s.uniform(4, 10);
    double width = s.uniform(20, 32);
    double bottom = s.random().chance(.3) ? floor : floor - s.uniform(14, 24);
    Rgb frame = s.near(138, 118, 98);
    Rgb inside = bottom == floor ? s.near(165, 138, 112) : s.near(205, 224, 234);
    s.canvas().rectangle(inside, x, y, x + width, bottom);
    s.canvas().outline(frame, 1, x, y, x + width, y, x + width, bottom, x, bottom);
    if (bottom == floor) {
      s.canvas().disc(frame.times(.7), x + width - 4, (y + bottom) / 2, 1.3);
    } else {
      double middle = x + width / 2;
      s.canvas().lines(frame, .8, middle, y, middle, bottom);
    }
  }
}
