package ai.lynx.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Extending a cache gives the same numbers as concatenating, without copying at every step. */
class CacheTest {
  private final Engine engine =
      new PyTorchEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
  private final Scope scope = engine.open();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void manyStepsAreOneConcatenation() {
    Tensor cache = tokens(0);
    Tensor plain = tokens(0);
    for (int i = 1; i < 200; i++) {
      cache = scope.ops().extendCache(cache, tokens(i));
      plain = scope.ops().concatenate(2, plain, tokens(i));
    }
    assertThat(scope.read(cache).bytes()).isEqualTo(scope.read(plain).bytes());
  }

  @Test
  void theNextTokensMayBeOfAnotherType() {
    Tensor past = scope.ops().cast(tokens(1), ElementType.BFLOAT16);
    Tensor first = scope.ops().extendCache(past, tokens(2));
    Tensor second = scope.ops().extendCache(first, tokens(3));
    assertThat(second.type()).isEqualTo(ElementType.BFLOAT16);
    assertThat(scope.read(second).toFloats()).startsWith(1, 2, 3);
  }

  @Test
  void twoContinuationsOfOneCacheDoNotMeet() {
    Tensor start = scope.ops().extendCache(tokens(0), tokens(1));
    Tensor left = scope.ops().extendCache(start, tokens(2));
    Tensor right = scope.ops().extendCache(start, tokens(3));
    assertThat(scope.read(left).toFloats()).startsWith(0, 1, 2);
    assertThat(scope.read(right).toFloats()).startsWith(0, 1, 3);
  }

  /** One token of two heads: the value in the first head, its negative in the second. */
  private Tensor tokens(float value) {
    return scope.tensor(TensorData.of(new float[] {value, -value}, 1, 2, 1, 1));
  }
}
