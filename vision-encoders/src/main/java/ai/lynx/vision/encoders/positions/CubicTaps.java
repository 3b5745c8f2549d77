package ai.lynx.vision.encoders.positions;

/**
 * Which four entries of an axis make one entry of the resized axis, and with what weights:
 * PyTorch's {@code interpolate(mode="bicubic", align_corners=False)} without antialiasing, that is
 * Keys' cubic convolution with a = -0.75, entries beyond the edge repeated.
 */
final class CubicTaps {
  static final int COUNT = 4;
  private static final float A = -0.75f;

  private final int[] indices = new int[COUNT];
  private final float[] weights;

  private CubicTaps(int position, int from, float scale) {
    float source = scale * (position + 0.5f) - 0.5f;
    int floor = (int) Math.floor(source);
    for (int i = 0; i < COUNT; i++) {
      indices[i] = Math.max(0, Math.min(from - 1, floor - 1 + i));
    }
    float t = source - floor;
    weights = new float[] {outer(t + 1), inner(t), inner(1 - t), outer(2 - t)};
  }

  /** The taps of all entries of an axis that is resized. */
  static CubicTaps[] forAxis(int from, int to) {
    float scale = (float) from / to;
    CubicTaps[] taps = new CubicTaps[to];
    for (int position = 0; position < to; position++) {
      taps[position] = new CubicTaps(position, from, scale);
    }
    return taps;
  }

  int index(int tap) {
    return indices[tap];
  }

  float weight(int tap) {
    return weights[tap];
  }

  /** Keys' kernel at a distance of at most 1. */
  private static float inner(float x) {
    return ((A + 2) * x - (A + 3)) * x * x + 1;
  }

  /** Keys' kernel at a distance from 1 to 2. */
  private static float outer(float x) {
    return ((A * x - 5 * A) * x + 8 * A) * x - 4 * A;
  }
}
