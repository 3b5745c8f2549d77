package ai.lynx.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several threads on one engine. */
class ThreadsTest {
  private final Engine engine =
      new PyTorchEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
  private final Autograd autograd = engine.autograd().orElseThrow();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Scope weights = engine.open();
  private final Tensor weight = weights.tensor(TensorData.of(new float[] {2}, 1, 1));

  @AfterEach
  void close() {
    threads.shutdownNow();
    engine.close();
  }

  @Test
  void theNumberOfThreadsOfOneOperatorIsTheCallers() {
    assertThat(engine.description()).contains("2.7.1", "CPU", "1 thread").doesNotContain("threads");
  }

  @Test
  void trainingOnOneThreadLeavesInferenceOnOthersAlone() throws Exception {
    autograd.setTrainable(weight, true);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      boolean trains = i % 2 == 0;
      running.add(threads.submit(() -> trains ? train() : infer()));
    }
    for (Future<?> future : running) {
      assertThat(future.get(60, TimeUnit.SECONDS)).isEqualTo(true);
    }
    try (TrainingScope step = autograd.open()) {
      float[] sum = step.read(step.gradient(weight).orElseThrow()).toFloats();
      assertThat(sum).containsExactly(2 * 300 * 3);
    }
  }

  @Test
  void aTrainingAndAnInferenceScopeShareAThread() {
    autograd.setTrainable(weight, true);
    try (TrainingScope step = autograd.open();
        Scope scope = engine.open()) {
      Tensor before = square(step);
      Tensor forgotten = square(scope);
      step.backward(square(step));
      step.backward(before);
      assertThatIllegalArgumentException().isThrownBy(() -> step.backward(forgotten));
    }
  }

  @Test
  void closingUnderRunningOperatorsWaitsAndThenSaysClosed() throws Exception {
    for (int round = 0; round < 20; round++) {
      Scope owner = engine.open();
      Tensor shared = owner.tensor(TensorData.of(new float[64 * 64], 64, 64));
      List<Future<Boolean>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        running.add(threads.submit(() -> useUntilClosed(shared)));
      }
      Thread.sleep(5);
      owner.close();
      for (Future<Boolean> future : running) {
        assertThat(future.get(60, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  private boolean useUntilClosed(Tensor shared) {
    while (true) {
      try (Scope scope = engine.open()) {
        scope.ops().matMul(shared, shared);
      } catch (ClosedException expected) {
        return true;
      }
    }
  }

  private boolean train() {
    for (int i = 0; i < 300; i++) {
      try (TrainingScope step = autograd.open()) {
        Ops ops = step.ops();
        Tensor x = step.tensor(TensorData.of(new float[] {3}, 1, 1));
        step.backward(ops.sumAll(ops.linear(x, weight)));
      }
    }
    return true;
  }

  private boolean infer() {
    boolean right = true;
    for (int i = 0; i < 300; i++) {
      try (Scope scope = engine.open()) {
        right &= scope.read(square(scope)).toFloats()[0] == 4;
      }
    }
    return right;
  }

  private Tensor square(Scope scope) {
    return scope.ops().sumAll(scope.ops().multiply(weight, weight));
  }
}
