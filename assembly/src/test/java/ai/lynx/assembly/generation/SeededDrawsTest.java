package ai.lynx.assembly.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeededDrawsTest {
  private static final float[] PROBABILITIES = {0.5f, 0, 0.2f, 0.3f, 0};

  @Test
  void drawsByProbability() {
    Draws draws = SeededDraws.of(1).of(0, 0);
    int rounds = 20_000;
    double[] shares = new double[PROBABILITIES.length];
    for (int i = 0; i < rounds; i++) {
      shares[draws.draw(PROBABILITIES, 1)[0]] += 1.0 / rounds;
    }
    for (int i = 0; i < shares.length; i++) {
      assertThat(shares[i]).isCloseTo(PROBABILITIES[i], within(0.015));
    }
    assertThat(shares[1] + shares[4]).isZero();
  }

  /** After the first, the second is drawn from what is left: 0.5 * 0.3/0.5 and so on. */
  @Test
  void drawsWithoutReplacement() {
    Draws draws = SeededDraws.of(2).of(0, 0);
    int rounds = 20_000;
    double firstThenLast = 0;
    for (int i = 0; i < rounds; i++) {
      int[] two = draws.draw(PROBABILITIES, 2);
      assertThat(two[0]).isNotEqualTo(two[1]);
      firstThenLast += two[0] == 0 && two[1] == 3 ? 1.0 / rounds : 0;
    }
    assertThat(firstThenLast).isCloseTo(0.5 * 0.3 / 0.5, within(0.015));
  }

  @Test
  void drawsNoMoreThanThereAre() {
    assertThat(SeededDraws.of(3).of(0, 0).draw(PROBABILITIES, 5))
        .containsExactlyInAnyOrder(0, 2, 3);
    assertThat(PROBABILITIES).containsExactly(0.5f, 0, 0.2f, 0.3f, 0);
  }

  @Test
  void theSeedDecidesForEachAnswerWhateverThePlaceInTheBatch() {
    int[] first = sequence(SeededDraws.of(7).of(0, 0));
    assertThat(sequence(SeededDraws.of(7).of(3, 0))).isEqualTo(first);
    assertThat(sequence(SeededDraws.of(7).of(0, 1))).isNotEqualTo(first);
    assertThat(sequence(SeededDraws.of(8).of(0, 0))).isNotEqualTo(first);
  }

  private static int[] sequence(Draws draws) {
    int[] sequence = new int[40];
    for (int i = 0; i < sequence.length; i++) {
      sequence[i] = draws.draw(PROBABILITIES, 1)[0];
    }
    return sequence;
  }
}
