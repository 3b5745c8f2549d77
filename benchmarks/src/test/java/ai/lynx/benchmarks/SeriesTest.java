package ai.lynx.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesTest {
  private static Series of(double... milliseconds) {
    return new Series(
        Arrays.stream(milliseconds).mapToObj(one -> new Measurement(one, 2 * one)).toList());
  }

  @Test
  void theMedianIsTheMiddleWhateverTheOrder() {
    assertThat(of(9, 1, 4).median()).isEqualTo(4);
    assertThat(of(4, 9, 1, 5).median()).isEqualTo(4.5);
    assertThat(of(3).median()).isEqualTo(3);
  }

  @Test
  void theMedianOfLargeNumbersDoesNotOverflow() {
    assertThat(of(Double.MAX_VALUE / 4, Double.MAX_VALUE / 4).median())
        .isEqualTo(Double.MAX_VALUE / 4);
  }

  @Test
  void oneSlowTurnMovesTheMeanOnly() {
    Series series = of(1, 1, 1, 1, 96);
    assertThat(series.median()).isEqualTo(1);
    assertThat(series.least()).isEqualTo(1);
    assertThat(series.cpuMean()).isEqualTo(40);
  }

  @Test
  void theRatioIsOfMedians() {
    assertThat(of(1, 2, 30).ratio(of(4, 4, 0.5)).orElseThrow()).isEqualTo(0.5);
    assertThat(of(1, 2, 3).cpuRatio(of(4)).orElseThrow()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void nothingIsARatioOfNothing() {
    assertThat(of(1).ratio(of(0))).isEmpty();
  }

  @Test
  void aSeriesHasTurns() {
    assertThatThrownBy(() -> new Series(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void timeIsANumberThatGrows(double value) {
    assertThatThrownBy(() -> new Measurement(value, 1)).hasMessageContaining("milliseconds");
    assertThatThrownBy(() -> new Measurement(1, value)).hasMessageContaining("cpu_milliseconds");
  }
}
