package ai.lynx.testkit.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who owns tensors, how long they live, and what happens after. */
public abstract class ScopeTest extends EngineTest {
  private static final TensorData NUMBERS = TensorData.of(new float[] {1, -2, 3.5f}, 3);

  protected ScopeTest() {}

  @TestFactory
  public Stream<DynamicTest> tensorsComeBackAsTheyWere() {
    Samples samples = Samples.named("round trip");
    return Arrays.stream(ElementType.values())
        .flatMap(
            type ->
                Stream.of(
                    given(samples, type, 2, 3), given(samples, type, 0, 4), given(samples, type)))
        .map(
            data ->
                DynamicTest.dynamicTest(
                    data.type() + " " + data.shape(),
                    () -> {
                      try (Scope scope = engine().open()) {
                        TensorData read = scope.read(scope.tensor(data));
                        assertThat(read.type()).isEqualTo(data.type());
                        assertThat(read.shape()).isEqualTo(data.shape());
                        assertThat(HostValues.of(read)).isEqualTo(HostValues.of(data));
                        TensorData filled =
                            scope.read(
                                scope.tensor(
                                    data.shape(),
                                    data.type(),
                                    into -> into.put(data.bytes().duplicate())));
                        assertThat(filled.type()).isEqualTo(data.type());
                        assertThat(HostValues.of(filled)).isEqualTo(HostValues.of(data));
                      }
                    }));
  }

  private static TensorData given(Samples samples, ElementType type, long... shape) {
    if (type.isFloating()) {
      return samples.normal(shape).to(type);
    }
    return samples.whole(type, 0, type == ElementType.BOOL ? 1 : 100, shape);
  }

  @Test
  public void readOnlyMemoryIsTaken() {
    TensorData readOnly =
        new TensorData(NUMBERS.shape(), NUMBERS.type(), NUMBERS.bytes().asReadOnlyBuffer());
    try (Scope scope = engine().open()) {
      assertThat(scope.read(scope.tensor(readOnly)).toFloats()).containsExactly(1, -2, 3.5f);
    }
  }

  @Test
  public void numbersAreCopiedFromTheHost() {
    TensorData data = TensorData.of(new float[] {1, 2}, 2);
    try (Scope scope = engine().open()) {
      Tensor tensor = scope.tensor(data);
      data.bytes().putFloat(0, 100);
      assertThat(scope.read(tensor).toFloats()).containsExactly(1, 2);
    }
  }

  @Test
  public void numbersReadOutliveTheScope() {
    TensorData read;
    try (Scope scope = engine().open()) {
      read = scope.read(scope.ops().scale(scope.tensor(NUMBERS), 2));
    }
    assertThat(read.toFloats()).containsExactly(2, -4, 7);
  }

  @Test
  public void tensorsOfAClosedScopeAreRefused() {
    try (Scope open = engine().open()) {
      Scope closed = engine().open();
      Tensor made = closed.tensor(NUMBERS);
      Tensor computed = closed.ops().scale(made, 2);
      closed.close();
      for (Tensor tensor : List.of(made, computed)) {
        assertThatThrownBy(() -> open.read(tensor)).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> open.ops().scale(tensor, 2)).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> open.adopt(tensor)).isInstanceOf(ClosedException.class);
      }
    }
  }

  @Test
  public void aClosedScopeMakesNothing() {
    try (Scope other = engine().open()) {
      Tensor tensor = other.tensor(NUMBERS);
      Scope closed = engine().open();
      Ops ops = closed.ops();
      closed.close();
      assertThatThrownBy(() -> closed.tensor(NUMBERS)).isInstanceOf(ClosedException.class);
      assertThatThrownBy(() -> ops.scale(tensor, 2)).isInstanceOf(ClosedException.class);
      assertThatThrownBy(() -> closed.adopt(tensor)).isInstanceOf(ClosedException.class);
      assertThat(other.read(tensor).toFloats()).containsExactly(1, -2, 3.5f);
    }
  }

  @Test
  public void closingTwiceIsHarmless() {
    Scope scope = engine().open();
    scope.tensor(NUMBERS);
    scope.close();
    scope.close();
    Engine another = createEngine();
    another.close();
    another.close();
  }

  @Test
  public void anAdoptedTensorLivesAsLongAsItsNewScope() {
    Scope keeper = engine().open();
    Tensor kept;
    try (Scope step = engine().open();
        Scope reader = engine().open()) {
      kept = keeper.adopt(step.ops().scale(step.tensor(NUMBERS), 2));
      assertThat(reader.read(kept).toFloats()).containsExactly(2, -4, 7);
    }
    try (Scope reader = engine().open()) {
      assertThat(reader.read(kept).toFloats()).containsExactly(2, -4, 7);
      keeper.close();
      assertThatThrownBy(() -> reader.read(kept)).isInstanceOf(ClosedException.class);
    }
  }

  @Test
  public void adoptingOnesOwnTensorIsHarmless() {
    try (Scope scope = engine().open()) {
      Tensor tensor = scope.adopt(scope.tensor(NUMBERS));
      assertThat(scope.read(tensor).toFloats()).containsExactly(1, -2, 3.5f);
    }
  }

  @Test
  public void aFreedTensorIsRefusedAndOthersStay() {
    try (Scope scope = engine().open()) {
      Tensor freed = scope.tensor(NUMBERS);
      Tensor stays = scope.tensor(NUMBERS);
      scope.free(freed);
      assertThatThrownBy(() -> scope.read(freed)).isInstanceOf(ClosedException.class);
      assertThatThrownBy(() -> scope.ops().add(stays, freed)).isInstanceOf(ClosedException.class);
      assertThat(scope.read(stays).toFloats()).containsExactly(1, -2, 3.5f);
    }
  }

  @Test
  public void resultsOutliveWhatTheyWereComputedFrom() {
    try (Scope scope = engine().open()) {
      Tensor kept;
      try (Scope step = engine().open()) {
        Ops ops = step.ops();
        Tensor x = step.tensor(TensorData.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        // Each of these may share the memory of x.
        Tensor turned = ops.permute(ops.reshape(x, Size.of(3), Size.of(2)), 1, 0);
        kept = scope.adopt(ops.slice(turned, 0, 1, 2));
        step.free(x);
        assertThat(step.read(turned).toFloats()).containsExactly(1, 3, 5, 2, 4, 6);
      }
      assertThat(scope.read(kept).toFloats()).containsExactly(2, 4, 6);
    }
  }

  @Test
  public void computingLeavesItsInputsAsTheyWere() {
    try (Scope scope = engine().open()) {
      Ops ops = scope.ops();
      Tensor x = scope.tensor(NUMBERS);
      ops.add(x, x);
      ops.scale(x, 3, 1);
      ops.relu(x);
      ops.layerNorm(x, null, null, 1e-5);
      ops.softmax(x);
      assertThat(scope.read(x).toFloats()).containsExactly(1, -2, 3.5f);
    }
  }

  @Test
  public void scopesReadEachOthersTensors() {
    try (Scope weights = engine().open();
        Scope step = engine().open()) {
      Tensor weight = weights.tensor(NUMBERS);
      Tensor sum = step.ops().add(weight, step.tensor(NUMBERS));
      assertThat(weights.read(sum).toFloats()).containsExactly(2, -4, 7);
    }
  }

  @Test
  public void threadsComputeInScopesOfTheirOwn() throws ExecutionException, InterruptedException {
    Samples samples = Samples.named("threads");
    TensorData input = samples.normal(5, 8);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Scope weights = engine().open()) {
      Tensor weight = weights.tensor(samples.normal(8, 8));
      float[] expected = chain(weight, input);
      List<Future<float[]>> results = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        results.add(threads.submit(() -> chain(weight, input)));
      }
      for (Future<float[]> result : results) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  private float[] chain(Tensor weight, TensorData input) {
    try (Scope scope = engine().open()) {
      Tensor x = scope.tensor(input);
      for (int i = 0; i < 10; i++) {
        x = scope.ops().layerNorm(scope.ops().linear(x, weight), null, null, 1e-5);
      }
      return scope.read(x).toFloats();
    }
  }
}
