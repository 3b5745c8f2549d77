package ai.lynx.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operators against values worked out by hand; the testkit compares all with a naive engine. */
class PyTorchOperatorsTest {
  private final Engine engine =
      new PyTorchEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
  private Scope scope;
  private Ops ops;

  @BeforeEach
  void open() {
    scope = engine.open();
    ops = scope.ops();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void everyOperatorHasAComputationAndEveryKernelAMethod() {
    assertThat(Operator.class.getPermittedSubclasses()).allMatch(Computations::knows);
    PyTorchLibrary library = PyTorchLibrary.load(EngineOptions.defaults());
    assertThat(new Kernels(library.manager()).methods())
        .contains(Arrays.stream(Kernel.values()).map(Kernel::method).toArray(String[]::new));
    library.manager().close();
  }

  @ParameterizedTest
  @EnumSource
  void numbersSurviveTheWayThere(ElementType type) {
    Tensor made = ops.cast(tensor(new float[] {0, 1, 2, 3}, 2, 2), type);
    TensorData read = scope.read(made);
    assertThat(read.type()).isEqualTo(type);
    Tensor again = scope.tensor(read);
    assertThat(scope.read(again).bytes()).isEqualTo(read.bytes());
    float[] expected =
        type == ElementType.BOOL ? new float[] {0, 1, 1, 1} : new float[] {0, 1, 2, 3};
    assertThat(floats(ops.cast(again, ElementType.FLOAT32))).containsExactly(expected);
  }

  @Test
  void fillMakesEveryType() {
    for (ElementType type : ElementType.values()) {
      Tensor filled = ops.fill(1, type, Size.of(2), Size.of(3));
      assertThat(filled.type()).isEqualTo(type);
      assertThat(floats(filled)).containsExactly(1, 1, 1, 1, 1, 1);
    }
  }

  @Test
  void linearTakesAWeightOfAnotherType() {
    Tensor x = ops.cast(tensor(new float[] {1, 2}, 1, 2), ElementType.BFLOAT16);
    Tensor weight = tensor(new float[] {1, 0, 0, 1, 1, 1}, 3, 2);
    Tensor y = ops.linear(x, weight, tensor(new float[] {0, 0, 0.5f}, 3));
    assertThat(y.type()).isEqualTo(ElementType.BFLOAT16);
    assertThat(floats(y)).containsExactly(1, 2, 3.5f);
  }

  @Test
  void normsAreTheTextbooks() {
    Tensor x = tensor(new float[] {1, 2, 3, 6}, 1, 4);
    assertNear(ops.rmsNorm(x, null, 0), 0.28284f, 0.56569f, 0.84853f, 1.69706f);
    assertNear(ops.layerNorm(x, null, null, 0), -1.06904f, -0.53452f, 0, 1.60357f);
    assertNear(ops.softmax(tensor(new float[] {0, (float) Math.log(3)}, 2)), 0.25f, 0.75f);
  }

  @Test
  void aCausalQuerySeesItsOwnKeyAndThoseBefore() {
    Tensor values = tensor(new float[] {1, 2, 3, 4}, 1, 1, 4, 1);
    Tensor keys = zeros(1, 1, 4, 1);
    Tensor twoQueries = zeros(1, 1, 2, 1);
    assertNear(ops.attention(Attention.causal(1), twoQueries, keys, values, null), 2, 2.5f);
    Attention near = new Attention(1, true, OptionalInt.of(2));
    assertNear(ops.attention(near, twoQueries, keys, values, null), 2.5f, 3.5f);
    assertNear(ops.attention(Attention.full(1), twoQueries, keys, values, null), 2.5f, 2.5f);
    Tensor oneQuery = zeros(1, 1, 1, 1);
    assertNear(ops.attention(near, oneQuery, keys, values, null), 3.5f);
    assertNear(
        ops.attention(Attention.causal(1), zeros(1, 1, 4, 1), keys, values, null),
        1,
        1.5f,
        2,
        2.5f);
  }

  @Test
  void masksHideKeysAndAQueryThatSeesNothingIsFinite() {
    Tensor values = tensor(new float[] {1, 2, 3, 4, 10, 20, 30, 40}, 2, 1, 4, 1);
    Tensor keys = zeros(2, 1, 4, 1);
    Tensor queries = zeros(2, 1, 2, 1);
    Tensor padding =
        scope.tensor(
            TensorData.of(
                new boolean[] {false, false, true, true, false, false, false, false}, 2, 4));
    float[] out = floats(ops.attention(Attention.full(1), queries, keys, values, padding));
    assertThat(out[0]).isEqualTo(3.5f, within(1e-5f));
    assertThat(Float.isFinite(out[2])).isTrue();
    float[] causal = floats(ops.attention(Attention.causal(1), queries, keys, values, padding));
    assertThat(causal[0]).isEqualTo(3, within(1e-5f));
    assertThat(causal[1]).isEqualTo(3.5f, within(1e-5f));
  }

  @Test
  void consecutiveHeadsShareAKeyHead() {
    Tensor values = tensor(new float[] {1, 2}, 1, 2, 1, 1);
    Tensor keys = zeros(1, 2, 1, 1);
    assertNear(ops.attention(Attention.full(1), zeros(1, 4, 1, 1), keys, values, null), 1, 1, 2, 2);
    assertNear(
        ops.attention(Attention.full(1), zeros(1, 4, 2, 1), keys, values, null),
        1,
        1,
        1,
        1,
        2,
        2,
        2,
        2);
  }

  @Test
  void rotaryTurnsHalvesAndLeavesTheRest() {
    Tensor x = tensor(new float[] {1, 0, 7}, 1, 1, 1, 3);
    Tensor place = scope.tensor(TensorData.of(new long[] {2}, 1, 1));
    Tensor turned = ops.rotary(x, place, tensor(new float[] {0.5f}, 1));
    assertNear(turned, (float) Math.cos(1), (float) Math.sin(1), 7);
  }

  @Test
  void patchesComeRowByRow() {
    Tensor pixels = tensor(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3);
    Tensor weight = tensor(new float[] {2}, 1, 1, 1, 1);
    assertNear(ops.patchEmbedding(pixels, weight, null), 2, 4, 6, 8, 10, 12, 14, 16, 18);
    Tensor whole = tensor(new float[] {1, 1, 1, 1}, 1, 1, 2, 2);
    assertNear(ops.patchEmbedding(pixels, whole, tensor(new float[] {1}, 1)), 13);
  }

  @Test
  void tokenLossIgnoresAndSmooths() {
    Tensor logits = zeros(2, 4);
    Tensor labels = scope.tensor(TensorData.of(new long[] {1, -100}, 2));
    assertNear(ops.tokenLoss(logits, labels, 0), (float) Math.log(4), 0);
    Tensor skewed = tensor(new float[] {(float) Math.log(3), 0}, 1, 2);
    Tensor label = scope.tensor(TensorData.of(new long[] {0}, 1));
    double expected = 0.9 * -Math.log(0.75) + 0.1 * -(Math.log(0.75) + Math.log(0.25)) / 2;
    assertNear(ops.tokenLoss(skewed, label, 0.1), (float) expected);
  }

  @Test
  void theRestDoesWhatItsNameSays() {
    Tensor x = tensor(new float[] {1, 2, 3, 4}, 2, 2);
    Tensor second = scope.tensor(TensorData.of(new long[] {1, 1, 0}, 3));
    assertNear(ops.gather(x, 1, second), 2, 2, 1, 4, 4, 3);
    assertNear(ops.embedding(x, second), 3, 4, 3, 4, 1, 2);
    assertNear(ops.permute(x, 1, 0), 1, 3, 2, 4);
    assertNear(ops.slice(x, 1, 1, 2), 2, 4);
    assertNear(ops.broadcast(ops.slice(x, 0, 0, 1), Size.of(2), Size.of(2)), 1, 2, 1, 2);
    assertNear(ops.concatenate(0, x, x), 1, 2, 3, 4, 1, 2, 3, 4);
    assertNear(ops.scale(x, 2, 1), 3, 5, 7, 9);
    assertNear(ops.mean(x, 0, false), 2, 3);
    assertNear(ops.sumAll(x), 10);
    assertNear(ops.matMul(x, x), 7, 10, 15, 22);
    assertNear(ops.maximum(x, tensor(new float[] {2.5f}, 1)), 2.5f, 2.5f, 3, 4);
    Tensor past = tensor(new float[] {1, 2}, 1, 1, 2, 1);
    assertNear(ops.extendCache(past, tensor(new float[] {3}, 1, 1, 1, 1)), 1, 2, 3);
    Tensor condition = scope.tensor(TensorData.of(new boolean[] {true, false}, 2));
    assertNear(ops.select(condition, x, zeros(1)), 1, 0, 3, 0);
  }

  private Tensor tensor(float[] values, long... shape) {
    return scope.tensor(TensorData.of(values, shape));
  }

  private Tensor zeros(long... shape) {
    return ops.fill(
        0, ElementType.FLOAT32, Arrays.stream(shape).mapToObj(Size::of).toArray(Size[]::new));
  }

  private float[] floats(Tensor tensor) {
    return scope.read(tensor).toFloats();
  }

  private void assertNear(Tensor actual, float... expected) {
    assertThat(floats(actual)).hasSameSizeAs(expected).containsExactly(expected, within(1e-4f));
  }
}
