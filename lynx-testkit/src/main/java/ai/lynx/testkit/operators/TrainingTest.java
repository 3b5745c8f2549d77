package ai.lynx.testkit.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Which weights collect gradients, when, and how weights change. For engines with autograd; the
 * gradients of single operators are {@link OperatorTest}'s.
 */
public abstract class TrainingTest extends EngineTest {
  protected TrainingTest() {}

  @BeforeEach
  final void requireAutograd() {
    assertThat(engine().autograd()).as("a TrainingTest is for engines with autograd").isPresent();
  }

  private Autograd autograd() {
    return engine().autograd().orElseThrow();
  }

  private static TensorData numbers(float... values) {
    return TensorData.of(values, values.length);
  }

  private static float[] gradient(TrainingScope scope, Tensor weight) {
    return OperatorComparison.gradient(scope, weight, "the weight").toFloats();
  }

  @Test
  public void onlyTrainableWeightsCollectGradients() {
    try (Scope owner = engine().open();
        TrainingScope scope = autograd().open()) {
      Tensor trained = owner.tensor(numbers(2, 3));
      Tensor frozen = owner.tensor(numbers(5, 7));
      autograd().setTrainable(trained, true);
      scope.backward(scope.ops().sumAll(scope.ops().multiply(trained, frozen)));
      assertThat(gradient(scope, trained)).containsExactly(5, 7);
      assertThat(scope.gradient(frozen)).isEmpty();
    }
  }

  @Test
  public void aWeightThatNoLossDependsOnHasNoGradient() {
    try (Scope owner = engine().open();
        TrainingScope scope = autograd().open()) {
      Tensor used = owner.tensor(numbers(2));
      Tensor unused = owner.tensor(numbers(3));
      autograd().setTrainable(used, true);
      autograd().setTrainable(unused, true);
      scope.backward(scope.ops().sumAll(used));
      assertThat(scope.gradient(unused)).isEmpty();
    }
  }

  @Test
  public void aLossWithoutTrainableWeightsIsRefused() {
    try (Scope owner = engine().open();
        TrainingScope scope = autograd().open()) {
      Tensor frozen = owner.tensor(numbers(2, 3));
      Tensor loss = scope.ops().sumAll(frozen);
      assertThatThrownBy(() -> scope.backward(loss)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  public void aLossOfSeveralElementsIsRefused() {
    try (Scope owner = engine().open();
        TrainingScope scope = autograd().open()) {
      Tensor weight = owner.tensor(numbers(2, 3));
      autograd().setTrainable(weight, true);
      Tensor loss = scope.ops().scale(weight, 2);
      assertThatThrownBy(() -> scope.backward(loss)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  public void gradientsOfSeveralLossesAddUpUntilCleared() {
    try (Scope owner = engine().open();
        TrainingScope scope = autograd().open()) {
      Tensor weight = owner.tensor(numbers(2, 3));
      autograd().setTrainable(weight, true);
      scope.backward(scope.ops().sumAll(scope.ops().scale(weight, 10)));
      scope.backward(scope.ops().sumAll(scope.ops().scale(weight, 1)));
      assertThat(gradient(scope, weight)).containsExactly(11, 11);
      scope.clearGradient(weight);
      assertThat(scope.gradient(weight)).isEmpty();
      scope.backward(scope.ops().sumAll(scope.ops().scale(weight, 4)));
      assertThat(gradient(scope, weight)).containsExactly(4, 4);
    }
  }

  @Test
  public void clearingWhatIsNotThereIsHarmless() {
    try (Scope owner = engine().open();
        TrainingScope scope = autograd().open()) {
      Tensor weight = owner.tensor(numbers(2));
      autograd().setTrainable(weight, true);
      scope.clearGradient(weight);
      assertThat(scope.gradient(weight)).isEmpty();
    }
  }

  @Test
  public void aWeightUsedTwiceCollectsBoth() {
    try (Scope owner = engine().open();
        TrainingScope scope = autograd().open()) {
      Tensor weight = owner.tensor(numbers(2, 3));
      autograd().setTrainable(weight, true);
      scope.backward(scope.ops().sumAll(scope.ops().multiply(weight, weight)));
      assertThat(gradient(scope, weight)).containsExactly(4, 6);
    }
  }

  @Test
  public void gradientsPassThroughFrozenWeightsOfAnyType() {
    for (ElementType type : new ElementType[] {ElementType.FLOAT32, ElementType.BFLOAT16}) {
      try (Scope owner = engine().open();
          TrainingScope scope = autograd().open()) {
        Tensor adapter = owner.tensor(numbers(1, 2));
        Tensor frozen = owner.tensor(TensorData.of(new float[] {3, 4, 5, 6}, 2, 2).to(type));
        autograd().setTrainable(adapter, true);
        scope.backward(scope.ops().sumAll(scope.ops().linear(adapter, frozen)));
        assertThat(gradient(scope, adapter)).containsExactly(8, 10);
        assertThat(scope.gradient(frozen)).isEmpty();
      }
    }
  }

  @Test
  public void aWeightFrozenAgainCollectsNothing() {
    try (Scope owner = engine().open();
        TrainingScope scope = autograd().open()) {
      Tensor weight = owner.tensor(numbers(2));
      Tensor other = owner.tensor(numbers(3));
      autograd().setTrainable(weight, true);
      autograd().setTrainable(other, true);
      autograd().setTrainable(weight, false);
      scope.backward(scope.ops().sumAll(scope.ops().multiply(weight, other)));
      assertThat(scope.gradient(weight)).isEmpty();
      assertThat(gradient(scope, other)).containsExactly(2);
    }
  }

  @Test
  public void onlyFloatingDataCanBeTrained() {
    try (Scope owner = engine().open();
        TrainingScope scope = autograd().open()) {
      Tensor ids = owner.tensor(TensorData.of(new long[] {1}, 1));
      Tensor weight = owner.tensor(numbers(2));
      autograd().setTrainable(weight, true);
      Tensor result = scope.ops().scale(weight, 2);
      assertThatThrownBy(() -> autograd().setTrainable(ids, true))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> autograd().setTrainable(result, true))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  public void scopesWithoutTrainingComputeTheSame() {
    try (Scope owner = engine().open();
        Scope inference = engine().open();
        TrainingScope training = autograd().open()) {
      Tensor weight = owner.tensor(numbers(2, 3));
      autograd().setTrainable(weight, true);
      float[] plain = inference.read(inference.ops().silu(weight)).toFloats();
      float[] recorded = training.read(training.ops().silu(weight)).toFloats();
      assertThat(plain).containsExactly(recorded, within(1e-6f));
    }
  }

  @Test
  public void assigningChangesTheWeightForAllWhoUseIt() {
    try (Scope owner = engine().open();
        TrainingScope scope = autograd().open()) {
      Tensor weight = owner.tensor(numbers(2, 3));
      autograd().setTrainable(weight, true);
      autograd().assign(weight, scope.tensor(numbers(5, 7)));
      assertThat(owner.read(weight).toFloats()).containsExactly(5, 7);
      scope.backward(scope.ops().sumAll(scope.ops().multiply(weight, weight)));
      assertThat(gradient(scope, weight)).containsExactly(10, 14);
    }
  }

  @Test
  public void assigningConvertsToTheWeightsType() {
    try (Scope owner = engine().open()) {
      Tensor weight = owner.tensor(numbers(2, 3).to(ElementType.BFLOAT16));
      autograd().assign(weight, owner.tensor(numbers(1 + 0x1p-12f, 7)));
      assertThat(weight.type()).isEqualTo(ElementType.BFLOAT16);
      assertThat(owner.read(weight).toFloats()).containsExactly(1, 7);
    }
  }

  @Test
  public void assigningDoesNotTieTheWeightToTheValue() {
    try (Scope owner = engine().open()) {
      Tensor weight = owner.tensor(numbers(2, 3));
      Tensor value = owner.tensor(numbers(5, 7));
      autograd().assign(weight, value);
      autograd().assign(value, owner.tensor(numbers(0, 0)));
      owner.free(value);
      assertThat(owner.read(weight).toFloats()).containsExactly(5, 7);
    }
  }

  @Test
  public void assigningAnotherShapeIsRefused() {
    try (Scope owner = engine().open()) {
      Tensor weight = owner.tensor(numbers(2, 3));
      Tensor value = owner.tensor(numbers(1));
      assertThatThrownBy(() -> autograd().assign(weight, value))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(owner.read(weight).toFloats()).containsExactly(2, 3);
    }
  }

  @Test
  public void aGradientDiesWithItsScope() {
    try (Scope owner = engine().open()) {
      Tensor weight = owner.tensor(numbers(2, 3));
      autograd().setTrainable(weight, true);
      TrainingScope scope = autograd().open();
      scope.backward(scope.ops().sumAll(weight));
      Tensor gradient = scope.gradient(weight).orElseThrow();
      scope.close();
      assertThatThrownBy(() -> owner.read(gradient)).isInstanceOf(ClosedException.class);
      assertThat(owner.read(weight).toFloats()).containsExactly(2, 3);
    }
  }

  /** Descends (w - 3)^2 from w = 0 with rate 0.25: the distance to 3 halves at each step. */
  @Test
  public void stepsDownTheGradientReachTheMinimum() {
    try (Scope owner = engine().open()) {
      Tensor weight = owner.tensor(numbers(0));
      autograd().setTrainable(weight, true);
      for (int step = 1; step <= 8; step++) {
        try (TrainingScope scope = autograd().open()) {
          Tensor distance = scope.ops().scale(weight, 1, -3);
          scope.backward(scope.ops().sumAll(scope.ops().multiply(distance, distance)));
          float moved = scope.read(weight).toFloats()[0] - 0.25f * gradient(scope, weight)[0];
          scope.clearGradient(weight);
          autograd().assign(weight, scope.tensor(numbers(moved)));
        }
        assertThat(owner.read(weight).toFloats()[0])
            .isCloseTo((float) (3 - 3 * Math.pow(0.5, step)), within(1e-5f));
      }
    }
  }
}
