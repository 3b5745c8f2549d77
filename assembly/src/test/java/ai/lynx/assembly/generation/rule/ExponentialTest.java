package ai.lynx.assembly.generation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExponentialTest {
  @Test
  void isThatOfJavaToThirteenDigits() {
    double worst = 0;
    for (double x = 0; x > Exponential.LEAST; x -= 0.00137) {
      worst = Math.max(worst, Math.abs(Exponential.of(x) / Math.exp(x) - 1));
    }
    assertThat(worst).isLessThan(1e-13);
    assertThat(Exponential.of(0)).isEqualTo(1);
    assertThat(Exponential.of(-0.0)).isEqualTo(1);
    assertThat(Exponential.of(-Double.MIN_VALUE)).isEqualTo(1);
    assertThat(Exponential.of(Math.nextUp(Exponential.LEAST))).isPositive();
  }

  @Test
  void aLogProbabilityCountsEveryTokenHoweverUnlikely() {
    float[] logits = {2, Float.NEGATIVE_INFINITY, -800, 2, -3e38f};
    assertThat(Softmax.logProbability(logits, 0)).isCloseTo(-Math.log(2), within(1e-15));
    assertThat(Softmax.logProbability(logits, 2)).isCloseTo(-802 - Math.log(2), within(1e-12));
  }
}
