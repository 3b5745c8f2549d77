package ai.lynx.scenes.draw;

import ai.lynx.scenes.random.SceneRandom;

/** Lays soft blotches over a background, so that no place is one flat colour only. */
public final class Texture {
  private Texture() {}

  /** Adds smooth noise with spots of about the given size. */
  public static void lay(Canvas canvas, SceneRandom random, double amount, int spot) {
    int n = canvas.size() / spot + 2;
    float[] grid = new float[n * n];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = (float) random.uniform(-amount, amount);
    }
    for (int y = 0; y < canvas.size(); y++) {
      int v = y / spot;
      float t = (y % spot) / (float) spot;
      for (int x = 0; x < canvas.size(); x++) {
        int u = x / spot;
        float s = (x % spot) / (float) spot;
        float above = grid[v * n + u] * (1 - s) + grid[v * n + u + 1] * s;
        float below = grid[(v + 1) * n + u] * (1 - s) + grid[(v + 1) * n + u + 1] * s;
        canvas.shade(x, y, above * (1 - t) + below * t);
      }
    }
  }
}
