package ai.lynx.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.testkit.components.RandomWeights;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.numbers.Samples;
import org.junit.jupiter.api.Test;

/** The kit asks for vectors of another length, which this bridge refuses. */
class IdentityTest {
  private static final Settings NONE = Settings.none("lynx.json");

  @Test
  void leavesVectorsAsTheyAreAndHasNoWeights() {
    try (Scope scope = new NaiveEngine().open()) {
      RandomWeights weights = new RandomWeights(scope, 1);
      Bridge bridge = new IdentityProvider().create(NONE, 6, 6, weights);
      Tensor features = scope.tensor(Samples.named("features").normal(2, 3, 6));

      assertThat(bridge.connect(scope.ops(), features)).isSameAs(features);
      assertThat(bridge.tokens(3)).isEqualTo(3);
      assertThat(weights.tensors()).isEmpty();
    }
  }

  @Test
  void refusesToChangeTheLengthOfVectors() {
    try (Scope scope = new NaiveEngine().open()) {
      assertThatThrownBy(
              () -> new IdentityProvider().create(NONE, 6, 8, new RandomWeights(scope, 1)))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("gives vectors of 6, but 8 are wanted");
    }
  }
}
