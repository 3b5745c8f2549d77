package ai.lynx.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  @Test
  void warmsUpAndDecaysInStraightLines() {
    LearningRate rate = LearningRate.warmedUp(0.01, 0.05, 40);
    assertThat(rate.at(0)).isCloseTo(0.001, within(1e-12));
    assertThat(rate.at(1)).isCloseTo(0.0055, within(1e-12));
    assertThat(rate.at(2)).isCloseTo(0.01, within(1e-12));
    assertThat(rate.at(21)).isCloseTo(0.005, within(1e-12));
    assertThat(rate.at(40)).isZero();
  }

  @Test
  void refusesAWarmUpLongerThanTheRun() {
    assertThatThrownBy(() -> new LearningRate(0, 1, 10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("warmUp < steps");
  }
}
