package ai.lynx.assembly.generation;

import java.util.PriorityQueue;

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
    float last = lowestOfHighest(scores);
    for (int token = 0; token < scores.length; token++) {
      if (scores[token] < last) {
        scores[token] = Float.NEGATIVE_INFINITY;
      }
    }
  }

  private float lowestOfHighest(float[] scores) {
    PriorityQueue<Float> highest = new PriorityQueue<>(count); // its head is the lowest of them
    for (float score : scores) {
      if (highest.size() < count) {
        highest.add(score);
      } else if (score > highest.element()) {
        highest.remove();
        highest.add(score);
      }
    }
    return highest.element();
  }
}
