package ai.lynx.assembly.generation;

import java.util.Arrays;

/**
 * Bans all but the likeliest tokens. Those that are equal to the last one kept are kept too.
 *
 * @param count tokens to keep; 1 or more
 */
record TopK(int count) implements LogitsRule {
  @Override
  public void apply(int[] history, float[] scores) {
    if (count >= scores.length) {
      return;
    }
    float[] sorted = scores.clone();
    Arrays.sort(sorted);
    float last = sorted[sorted.length - count];
    for (int token = 0; token < scores.length; token++) {
      if (scores[token] < last) {
        scores[token] = Float.NEGATIVE_INFINITY;
      }
    }
  }
}
