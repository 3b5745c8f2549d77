package ai.lynx.testkit.naive;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.operator.Operator;
import org.junit.jupiter.api.Test;

class ComputationsTest {
  @Test
  void coversEveryOperator() {
    assertThat(Computations.covered()).containsExactlyInAnyOrder(permitted());
  }

  @SuppressWarnings("unchecked") // what Operator permits implements Operator
  private static Class<? extends Operator>[] permitted() {
    return (Class<? extends Operator>[]) Operator.class.getPermittedSubclasses();
  }
}
