package ai.lynx.scenes.layout;

import ai.lynx.scenes.content.Hue;
import ai.lynx.scenes.draw.Rgb;
import ai.lynx.scenes.random.SceneRandom;

/**
 * The shades of each colour word. The ranges hold the pure colours of paint programs (such as
 * 255,165,0 for orange) and keep a gap between neighbours, so that no shade could be called by two
 * of the words.
 */
final class Shades {
  private Shades() {}

  static Rgb of(Hue hue, SceneRandom random) {
    return switch (hue) {
      case RED -> shade(random, 350, 365, .78, 1, .75, 1);
      case ORANGE -> shade(random, 22, 38, .84, 1, .94, 1);
      case YELLOW -> shade(random, 51, 60, .7, 1, .92, 1);
      case GREEN -> shade(random, 100, 148, .65, 1, .42, .95);
      case BLUE -> shade(random, 212, 242, .7, 1, .62, 1);
      case PURPLE -> shade(random, 276, 301, .6, 1, .48, .75);
      case WHITE -> shade(random, 0, 360, 0, .03, .96, 1);
    };
  }

  private static Rgb shade(
      SceneRandom random, double h0, double h1, double s0, double s1, double v0, double v1) {
    return Rgb.hsv(random.uniform(h0, h1), random.uniform(s0, s1), random.uniform(v0, v1));
  }
}
