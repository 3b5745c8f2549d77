package ai.lynx.assembly.prompt;

import java.util.Arrays;

/**
 * Which frames of a video are looked at (official {@code sample_frame_ids} with {@code
 * training=False}; the official evaluation draws at random instead, which would make answers differ
 * from run to run).
 */
public final class FrameSampling {
  private FrameSampling() {}

  /**
   * Indices of frames, in order.
   *
   * <p>With too few frames all are taken, and the first ones again until there are enough. With too
   * many, the video is cut into segments as equal as they can be, the longer ones first, and the
   * first frame of each is taken.
   *
   * @param frames how many there are; 1 or more
   * @param wanted how many are looked at; 1 or more
   */
  public static int[] sample(int frames, int wanted) {
    int[] indices = new int[wanted];
    int length = frames / wanted;
    int longer = frames % wanted;
    for (int i = 0; i < wanted; i++) {
      indices[i] = frames <= wanted ? i % frames : i * length + Math.min(i, longer);
    }
    Arrays.sort(indices);
    return indices;
  }
}
