package ai.lynx.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NextTokenTest {
  @Test
  void divergenceFromItselfIsNothing() {
    NextToken expected = NextToken.of(logits(new SplittableRandom(1), 500));
    assertThat(expected.divergence(expected)).isZero();
  }

  @Test
  void divergenceIsNeverNegativeAndGrowsWithTheDifference() {
    SplittableRandom random = new SplittableRandom(2);
    for (int trial = 0; trial < 50; trial++) {
      float[] logits = logits(random, 64);
      float[] noise = logits(random, 64);
      double last = 0;
      for (float size : new float[] {0.01f, 0.1f, 1}) {
        float[] moved = new float[64];
        for (int i = 0; i < moved.length; i++) {
          moved[i] = logits[i] + size * noise[i];
        }
        double divergence = NextToken.of(logits).divergence(NextToken.of(moved));
        assertThat(divergence).isGreaterThan(last);
        last = divergence;
      }
    }
  }

  /** By hand: p = (1/2, 1/2), q = (1/4, 3/4). */
  @Test
  void divergenceOfTwoCoins() {
    NextToken fair = NextToken.of(new float[] {0, 0});
    NextToken loaded = NextToken.of(new float[] {0, (float) Math.log(3)});
    assertThat(fair.divergence(loaded))
        .isCloseTo(0.5 * Math.log(2) + 0.5 * Math.log(2.0 / 3), within(1e-7));
  }

  /** Logits of any size, and tokens that cannot come. */
  @Test
  void extremeLogitsStayNumbers() {
    NextToken sure = NextToken.of(new float[] {3e38f, 0, Float.NEGATIVE_INFINITY});
    assertThat(sure.best()).isZero();
    assertThat(sure.of(0)).isZero();
    assertThat(sure.divergence(sure)).isZero();
  }

  @Test
  void errorsOfLayersAreRelative() {
    float[] wanted = {3, 4, 0, 10};
    float[] found = {3, 4.5f, 1, 10};
    assertThat(LayerErrors.error(found, wanted, 2)).isCloseTo(0.1, within(1e-7));
    assertThat(LayerErrors.error(wanted, wanted, 2)).isZero();
  }

  private static float[] logits(SplittableRandom random, int count) {
    float[] logits = new float[count];
    for (int i = 0; i < count; i++) {
      logits[i] = (float) (6 * random.nextDouble() - 3);
    }
    return logits;
  }
}
