package ai.lynx.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShuffledOrderTest {
  @Test
  void everyEpochPassesEveryExampleOnce() {
    ShuffledOrder order = new ShuffledOrder(10, 4, 7);
    int[] passed =
        LongStream.range(0, 5).mapToObj(order::at).flatMapToInt(Arrays::stream).toArray();
    int[] all = IntStream.range(0, 10).toArray();
    assertThat(Arrays.copyOfRange(passed, 0, 10)).containsExactlyInAnyOrder(all);
    assertThat(Arrays.copyOfRange(passed, 10, 20)).containsExactlyInAnyOrder(all);
    assertThat(Arrays.copyOfRange(passed, 0, 10)).isNotEqualTo(Arrays.copyOfRange(passed, 10, 20));
  }

  @Test
  void aStepDependsOnSeedAndNumberAlone() {
    assertThat(new ShuffledOrder(100, 8, 1).at(31)).isEqualTo(new ShuffledOrder(100, 8, 1).at(31));
    assertThat(new ShuffledOrder(100, 8, 1).at(31))
        .isNotEqualTo(new ShuffledOrder(100, 8, 2).at(31));
  }

  @Test
  void aBatchMayBeLargerThanAllExamples() {
    assertThat(new ShuffledOrder(2, 5, 1).at(0)).hasSize(5).contains(0, 1);
  }
}
