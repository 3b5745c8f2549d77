package ai.lynx.assembly.generation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws from a stream of random numbers that a seed decides. The numbers are Java's own: the stream
 * of torch's {@code multinomial} is not reproduced, so the same seed gives another answer there.
 */
public final class SeededDraws implements Draws {
  private final SplittableRandom random;

  private SeededDraws(SplittableRandom random) {
    this.random = random;
  }

  /**
   * The same draws for each prompt, whatever its place in a batch; others for each of its answers.
   */
  public static Source of(long seed) {
    return (prompt, answer) -> {
      SplittableRandom random = new SplittableRandom(seed);
      for (int skipped = 0; skipped < answer; skipped++) {
        random.split();
      }
      return new SeededDraws(random.split());
    };
  }

  /** New draws for each answer of each prompt, each time. */
  public static Source unpredictable() {
    return (prompt, answer) -> new SeededDraws(new SplittableRandom());
  }

  @Override
  public int[] draw(float[] probabilities, int count) {
    float[] left = probabilities.clone();
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      int index = drawOne(left);
      if (index < 0) {
        return Arrays.copyOf(drawn, i);
      }
      drawn[i] = index;
      left[index] = 0;
    }
    return drawn;
  }

  /** An index, or -1 if no probability is above 0. */
  private int drawOne(float[] probabilities) {
    double total = 0;
    for (float probability : probabilities) {
      total += probability;
    }
    double mark = random.nextDouble() * total;
    double sum = 0;
    int last = -1; // rounding may leave the mark beyond the sum
    for (int index = 0; index < probabilities.length; index++) {
      if (probabilities[index] > 0) {
        sum += probabilities[index];
        last = index;
        if (mark < sum) {
          return index;
        }
      }
    }
    return last;
  }
}
