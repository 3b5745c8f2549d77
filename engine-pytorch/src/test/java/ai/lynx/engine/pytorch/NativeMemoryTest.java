package ai.lynx.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Scanner;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The resident set stays where it is over thousands of forwards: scopes free what they own. */
class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/statm");
  private static final int FORWARDS = 2000;

  /**
   * One forward makes about 300 kB, so a leak of one tensor in fifty would show. The Java heap is
   * held small in this module's tests, as it grows too.
   */
  private static final long ALLOWED = 16L << 20;

  @Test
  void inferenceAndTrainingLeakNothing() throws IOException {
    assumeThat(STATUS).as("the process's own memory is only told on Linux").exists();
    try (Engine engine = new PyTorchEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
        Scope weights = engine.open()) {
      Tensor weight = weights.tensor(TensorData.of(new float[128 * 128], 128, 128));
      assertStable(
          forward -> {
            try (Scope scope = engine.open()) {
              forward(scope, weight, forward);
            }
          });
      Autograd autograd = engine.autograd().orElseThrow();
      autograd.setTrainable(weight, true);
      assertStable(
          forward -> {
            try (TrainingScope scope = autograd.open()) {
              scope.backward(forward(scope, weight, forward));
              assertThat(scope.gradient(weight)).isPresent();
              scope.clearGradient(weight);
            }
          });
    }
  }

  private static Tensor forward(Scope scope, Tensor weight, int number) {
    Ops ops = scope.ops();
    // Another length each time: compiled code for each shape would be a leak too.
    Size tokens = Size.of(32 + number % 32);
    Tensor x = ops.fill(0.1, ElementType.BFLOAT16, Size.of(1), tokens, Size.of(128));
    Tensor hidden = ops.rmsNorm(ops.silu(ops.linear(x, weight)), null, 1e-6);
    Tensor cache = ops.splitHeads(hidden, 4);
    Tensor longer = ops.extendCache(ops.extendCache(cache, cache), cache);
    Tensor sum = ops.sumAll(ops.add(ops.sumAll(longer), ops.scale(hidden, number * 1e-3)));
    scope.read(sum);
    return sum;
  }

  private static void assertStable(Consumer<Integer> forward) throws IOException {
    for (int i = 0; i < FORWARDS / 2; i++) {
      forward.accept(i);
    }
    long before = resident();
    for (int i = 0; i < FORWARDS; i++) {
      forward.accept(i);
    }
    assertThat(resident() - before).isLessThan(ALLOWED);
  }

  private static long resident() throws IOException {
    try (Scanner pages = new Scanner(STATUS, StandardCharsets.US_ASCII)) {
      pages.nextLong(); // all of the address space
      return pages.nextLong() * 4096;
    }
  }
}
