package ai.lynx.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The order in which examples are learned: every epoch passes all of them once, in an order of its
 * own. It depends on the seed and the step alone, so that a run can be taken up again anywhere.
 *
 * @param examples how many there are; 1 or more
 * @param batch examples of a step; 1 or more
 * @param seed of all orders
 */
public record ShuffledOrder(int examples, int batch, long seed) {
  public ShuffledOrder {
    if (examples < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "There must be an example and a batch of 1 or more; got " + examples + ", " + batch);
    }
  }

  /** The numbers of a step's examples. A batch may span the end of an epoch. */
  public int[] at(long step) {
    int[] chosen = new int[batch];
    int[] order = new int[0];
    long shuffled = -1;
    for (int i = 0; i < batch; i++) {
      long place = step * batch + i;
      long epoch = place / examples;
      if (epoch != shuffled) {
        order = epoch(epoch);
        shuffled = epoch;
      }
      chosen[i] = order[(int) (place % examples)];
    }
    return chosen;
  }

  /** Fisher and Yates' shuffle. */
  private int[] epoch(long epoch) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + epoch);
    int[] order = IntStream.range(0, examples).toArray();
    for (int i = examples - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
