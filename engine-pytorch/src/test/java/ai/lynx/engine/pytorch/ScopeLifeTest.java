package ai.lynx.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.lynx.error.ClosedException;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who owns tensors, and what is said when they are misused. */
class ScopeLifeTest {
  private final Engine engine =
      new PyTorchEngineProvider().create(new EngineOptions(OptionalInt.of(1)));

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void aTensorDiesWithItsScope() {
    Tensor x;
    try (Scope scope = engine.open()) {
      x = scope.tensor(TensorData.of(new float[] {1, 2}, 2));
    }
    try (Scope scope = engine.open()) {
      assertThatExceptionOfType(ClosedException.class)
          .isThrownBy(() -> scope.ops().exp(x))
          .withMessageContaining("FLOAT32 (2)");
      assertThatExceptionOfType(ClosedException.class).isThrownBy(() -> scope.read(x));
      assertThatExceptionOfType(ClosedException.class).isThrownBy(() -> scope.adopt(x));
    }
  }

  @Test
  void anAdoptedTensorOutlivesItsFirstScope() {
    try (Scope keeping = engine.open()) {
      Tensor kept;
      try (Scope scope = engine.open()) {
        kept = scope.ops().exp(scope.tensor(TensorData.of(new float[] {0}, 1)));
        assertThat(keeping.adopt(kept)).isSameAs(kept);
      }
      assertThat(keeping.read(kept).toFloats()).containsExactly(1);
      keeping.free(kept);
      assertThatExceptionOfType(ClosedException.class).isThrownBy(() -> keeping.read(kept));
    }
  }

  @Test
  void aViewOutlivesWhatItViews() {
    try (Scope scope = engine.open()) {
      Tensor x = scope.tensor(TensorData.of(new float[] {1, 2}, 2));
      Tensor view = scope.ops().slice(x, 0, 1, 2);
      scope.free(x);
      assertThat(scope.read(view).toFloats()).containsExactly(2);
    }
  }

  @Test
  void closedScopesAndEnginesSaySo() {
    Scope scope = engine.open();
    Tensor x = scope.tensor(TensorData.of(new float[] {1}, 1));
    scope.close();
    scope.close();
    assertThatExceptionOfType(ClosedException.class)
        .isThrownBy(() -> scope.tensor(TensorData.of(new float[] {1}, 1)))
        .withMessageContaining("scope");
    assertThatExceptionOfType(ClosedException.class).isThrownBy(() -> scope.ops().exp(x));
    engine.close();
    engine.close();
    assertThatExceptionOfType(ClosedException.class)
        .isThrownBy(engine::open)
        .withMessageContaining("engine is closed");
  }

  @Test
  void strangersAreRefused() {
    try (Engine other = new PyTorchEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
        Scope elsewhere = other.open();
        Scope scope = engine.open()) {
      Tensor foreign = elsewhere.tensor(TensorData.of(new float[] {1}, 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> scope.ops().exp(foreign))
          .withMessageContaining("another engine");
      Tensor recorded = new Recorder().input("x", ElementType.FLOAT32, Shape.of(1));
      assertThatIllegalArgumentException().isThrownBy(() -> scope.ops().exp(recorded));
    }
  }

  @Test
  void misfitsAreRefusedWithShapesAndTypes() {
    try (Scope scope = engine.open()) {
      Tensor x = scope.tensor(TensorData.of(new float[] {1, 2}, 1, 2));
      Tensor whole = scope.tensor(TensorData.of(new long[] {1, 2}, 1, 2));
      Tensor weight = scope.tensor(TensorData.of(new float[] {1, 2, 3}, 1, 3));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> scope.ops().linear(x, weight))
          .withMessageContainingAll("Linear", "(1, 2)", "(1, 3)");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> scope.ops().silu(whole))
          .withMessageContainingAll("Elementwise", "INT64");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> scope.ops().add(x, whole))
          .withMessageContainingAll("Arithmetic", "one type", "INT64");
    }
  }

  @Test
  void whatPyTorchRefusesNamesTheOperatorAndItsInputs() {
    try (Scope scope = engine.open()) {
      Tensor table = scope.tensor(TensorData.of(new float[] {1, 2}, 2, 1));
      Tensor ids = scope.tensor(TensorData.of(new long[] {2}, 1));
      assertThatExceptionOfType(EngineException.class)
          .isThrownBy(() -> scope.ops().embedding(table, ids))
          .withMessageContainingAll("Embedding", "FLOAT32 (2, 1)", "out of range");
    }
  }
}
