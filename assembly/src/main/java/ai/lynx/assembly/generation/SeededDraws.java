package ai.lynx.assembly.generation;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

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
    int[] left = // indices; filters leave few
        IntStream.range(0, probabilities.length).filter(i -> probabilities[i] > 0).toArray();
    int[] drawn = new int[Math.min(count, left.length)];
    for (int i = 0; i < drawn.length; i++) {
      int place = place(left, left.length - i, probabilities);
      drawn[i] = left[place];
      left[place] = left[left.length - i - 1];
    }
    return drawn;
  }

  /** Draws one of the first so many. */
  private int place(int[] indices, int size, float[] probabilities) {
    double total = 0;
    for (int i = 0; i < size; i++) {
      total += probabilities[indices[i]];
    }
    double mark = random.nextDouble() * total;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += probabilities[indices[i]];
      if (mark < sum) {
        return i;
      }
    }
    return size - 1; // rounding may leave the mark at the sum
  }
}
