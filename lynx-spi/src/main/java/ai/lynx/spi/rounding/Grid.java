package ai.lynx.spi.rounding;

import org.jspecify.annotations.Nullable;

/**
 * Numbers {@code origin + level * step} with levels from 0 to 15, on which a block of weights lies
 * exactly. Weights that come from a file of 4 bits do, and are found again.
 *
 * @param step at least 0; 0 if all weights are the origin
 */
record Grid(float step, float origin) {
  private static final int LEVELS = 15;

  /** How far a number may be from its level, in steps: float32 keeps files' grids much better. */
  private static final float TOLERANCE = 2e-3f;

  /** The grid of a block; null if it has none. */
  static @Nullable Grid of(float[] weights, int from, int to) {
    float least = weights[from];
    float most = weights[from];
    for (int i = from + 1; i < to; i++) {
      least = Math.min(least, weights[i]);
      most = Math.max(most, weights[i]);
    }
    if (least == most) {
      return new Grid(0, least);
    }
    for (int levels = LEVELS; levels > 0; levels--) {
      Grid grid = new Grid((most - least) / levels, least);
      if (grid.step > 0 && grid.holds(weights, from, to)) {
        return grid;
      }
    }
    return null;
  }

  private boolean holds(float[] weights, int from, int to) {
    for (int i = from; i < to; i++) {
      float level = (weights[i] - origin) / step;
      if (!(Math.abs(level - Math.round(level)) <= TOLERANCE)) {
        return false;
      }
    }
    return true;
  }

  int level(float weight) {
    return step == 0 ? 0 : Math.max(0, Math.min(LEVELS, Math.round((weight - origin) / step)));
  }
}
