package ai.lynx.adapters.gated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.FusionProvider;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.components.FusionTest;
import ai.lynx.testkit.components.RandomWeights;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.testkit.numbers.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Blocks in front, one behind the other, and behind the last layer. */
class MllamaCrossAttentionTest extends FusionTest {
  @Override
  protected FusionProvider provider() {
    return new MllamaCrossAttentionProvider();
  }

  @Override
  protected Settings settings() {
    return settings(5, List.of(4, 0, 2));
  }

  @Override
  protected boolean opensToTheBlind() {
    return true;
  }

  private static Settings settings(int layers, List<Integer> looking) {
    return Settings.of(
        "test",
        Map.of(
            "num_hidden_layers", layers,
            "cross_attention_layers", looking,
            "num_attention_heads", 4,
            "num_key_value_heads", 2,
            "intermediate_size", 10));
  }

  @Test
  void blocksStandWhereTheirNumbersSay() {
    try (Scope scope = engine().open()) {
      RandomWeights weights = new RandomWeights(scope, RandomWeights.NOTICEABLE);
      Fusion fusion = provider().create(settings(6, List.of(1, 2, 5, 9)), 16, 3, weights);
      Tensor hidden = scope.tensor(Samples.named("hidden").normal(1, 2, 16));
      LayerHooks hooks = fusion.hooks(scope.tensor(Samples.named("vision").normal(1, 4, 16)));

      assertThat(weights.tensors().keySet())
          .anyMatch(name -> name.startsWith("layers.1."))
          .anyMatch(name -> name.startsWith("layers.2."))
          .anyMatch(name -> name.startsWith("layers.5."))
          .noneMatch(name -> name.startsWith("layers.9."));
      assertThat(hooks.before(scope.ops(), 0, hidden)).isSameAs(hidden);
      assertThat(hooks.before(scope.ops(), 1, hidden)).isNotSameAs(hidden);
      assertThat(hooks.before(scope.ops(), 2, hidden)).isSameAs(hidden);
      assertThat(hooks.after(scope.ops(), 1, hidden)).isSameAs(hidden);
      assertThat(hooks.after(scope.ops(), 2, hidden)).isNotSameAs(hidden);
    }
  }

  /** Its mask counts as open, so the pictures change it, but its network adds nothing. */
  @Test
  void aTokenThatSeesNothingLooksAtAllAndThinksNothing() {
    try (Scope scope = engine().open()) {
      Tensor hidden = scope.tensor(Samples.named("hidden").normal(1, 1, 16));
      Tensor vision = scope.tensor(Samples.named("vision").normal(1, 3, 16));
      Fusion fusion =
          provider()
              .create(
                  settings(2, List.of(0)),
                  16,
                  1,
                  new RandomWeights(scope, RandomWeights.NOTICEABLE));
      Tensor blind = scope.tensor(TensorData.of(new boolean[3], 1, 1, 3));
      Tensor seeing = scope.tensor(TensorData.of(new boolean[] {true, true, true}, 1, 1, 3));

      double[] before = values(scope, hidden);
      double[] withNothing =
          values(scope, fusion.hooks(vision, blind).before(scope.ops(), 0, hidden));
      double[] withAll = values(scope, fusion.hooks(vision, seeing).before(scope.ops(), 0, hidden));
      assertThat(withNothing).isNotEqualTo(before).isNotEqualTo(withAll);
    }
  }

  private static double[] values(Scope scope, Tensor tensor) {
    return HostValues.of(scope.read(tensor));
  }

  @Test
  void numbersThatDoNotFitTheLanguageModelAreRefused() {
    try (Scope scope = engine().open()) {
      assertThatThrownBy(
              () -> provider().create(settings(5, List.of(1)), 16, 3, new RandomWeights(scope, 1)))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("num_hidden_layers must be 4");
    }
  }
}
