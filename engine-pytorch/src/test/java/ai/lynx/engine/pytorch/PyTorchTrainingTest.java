package ai.lynx.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PyTorchTrainingTest {
  private final Engine engine =
      new PyTorchEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
  private final Autograd autograd = engine.autograd().orElseThrow();
  private Scope weights;
  private Tensor weight;
  private Tensor frozen;

  @BeforeEach
  void makeWeights() {
    weights = engine.open();
    weight = weights.tensor(TensorData.of(new float[] {1, 2}, 1, 2));
    frozen = weights.tensor(TensorData.of(new float[] {3}, 1, 1));
    autograd.setTrainable(weight, true);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void gradientsReachAFloat32WeightThroughBfloat16AndNotAFrozenOne() {
    try (TrainingScope step = autograd.open()) {
      step.backward(loss(step));
      Tensor gradient = step.gradient(weight).orElseThrow();
      assertThat(gradient.type()).isEqualTo(ElementType.FLOAT32);
      assertThat(step.read(gradient).toFloats()).containsExactly(15, 21);
      assertThat(step.gradient(frozen)).isEmpty();
    }
  }

  @Test
  void gradientsAddUpOverScopesUntilCleared() {
    for (int i = 0; i < 2; i++) {
      try (TrainingScope step = autograd.open()) {
        step.backward(loss(step));
      }
    }
    try (TrainingScope step = autograd.open()) {
      assertThat(step.read(step.gradient(weight).orElseThrow()).toFloats()).containsExactly(30, 42);
      Tensor loss = loss(step);
      step.clearGradient(weight);
      assertThat(step.gradient(weight)).isEmpty();
      step.backward(loss);
      assertThat(step.read(step.gradient(weight).orElseThrow()).toFloats()).containsExactly(15, 21);
    }
  }

  @Test
  void aGradientThatWasReadStaysWhatItWas() {
    try (TrainingScope step = autograd.open()) {
      step.backward(loss(step));
      Tensor first = step.gradient(weight).orElseThrow();
      step.backward(loss(step));
      step.clearGradient(weight);
      assertThat(step.read(first).toFloats()).containsExactly(15, 21);
    }
  }

  @Test
  void twoLossesMayShareAPart() {
    try (TrainingScope step = autograd.open()) {
      Tensor shared = step.ops().exp(loss(step));
      step.backward(step.ops().sumAll(step.ops().scale(shared, 1e-20)));
      step.backward(step.ops().sumAll(step.ops().scale(shared, 2e-20)));
      assertThat(step.gradient(weight)).isPresent();
    }
  }

  @Test
  void aLossWithoutTrainableWeightsIsRefused() {
    try (TrainingScope step = autograd.open()) {
      Tensor unrelated = step.ops().sumAll(step.ops().scale(frozen, 2));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> step.backward(unrelated))
          .withMessageContaining("no trainable weight");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> step.backward(step.ops().scale(weight, 2)))
          .withMessageContaining("(1, 2)");
      autograd.setTrainable(weight, false);
      Tensor late = loss(step);
      assertThatIllegalArgumentException().isThrownBy(() -> step.backward(late));
    }
  }

  @Test
  void inferenceIsNotRemembered() {
    try (Scope scope = engine.open();
        TrainingScope step = autograd.open()) {
      Tensor forgotten = loss(scope);
      assertThatIllegalArgumentException().isThrownBy(() -> step.backward(forgotten));
    }
  }

  @Test
  void whatInferenceMadeMayEnterTraining() {
    try (Scope scope = engine.open();
        TrainingScope step = autograd.open()) {
      Tensor features = scope.ops().scale(frozen, 5);
      Ops ops = step.ops();
      step.backward(ops.sumAll(ops.multiply(weight, features)));
      assertThat(step.read(step.gradient(weight).orElseThrow()).toFloats()).containsExactly(15, 15);
    }
  }

  @Test
  void assignChangesAWeightAndKeepsItTrainable() {
    try (TrainingScope step = autograd.open()) {
      autograd.assign(weight, step.tensor(TensorData.of(new float[] {7, 8}, 1, 2)));
      assertThat(step.read(weight).toFloats()).containsExactly(7, 8);
      step.backward(loss(step));
      assertThat(step.gradient(weight)).isPresent();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> autograd.assign(weight, frozen))
          .withMessageContaining("(1, 1)");
    }
  }

  @Test
  void onlyDataOfFloatingTypeCanBeTrained() {
    Tensor computed = weights.ops().scale(weight, 2);
    assertThatIllegalArgumentException().isThrownBy(() -> autograd.setTrainable(computed, true));
    Tensor whole = weights.tensor(TensorData.of(new long[] {1}, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> autograd.setTrainable(whole, true));
  }

  /** 3 * (x1 * w1 + x2 * w2) with x = (5, 7), computed in bfloat16. */
  private Tensor loss(Scope scope) {
    Ops ops = scope.ops();
    Tensor x = scope.tensor(TensorData.of(new float[] {5, 7}, 1, 2).to(ElementType.BFLOAT16));
    return ops.sumAll(ops.linear(ops.linear(x, weight), frozen));
  }
}
