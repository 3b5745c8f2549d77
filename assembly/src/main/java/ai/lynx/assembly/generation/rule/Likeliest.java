package ai.lynx.assembly.generation.rule;

import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/** The tokens with the highest scores. */
final class Likeliest {
  private Likeliest() {}

  /**
   * The score of the last of the likeliest tokens.
   *
   * @param count how many; 1 or more, at most all
   */
  static float lowest(float[] scores, int count) {
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

  /** Bans tokens in place, but never the likeliest and those equal to the last of them. */
  static void ban(float[] scores, int atLeast, IntPredicate banned) {
    float kept = lowest(scores, Math.min(atLeast, scores.length));
    for (int token = 0; token < scores.length; token++) {
      if (scores[token] < kept && banned.test(token)) {
        scores[token] = Float.NEGATIVE_INFINITY;
      }
    }
  }
}
