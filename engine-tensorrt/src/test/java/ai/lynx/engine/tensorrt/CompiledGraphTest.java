package ai.lynx.engine.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.testkit.numbers.Samples;
import ai.lynx.testkit.numbers.Tolerance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recorded code as one session, at several sizes, against the same operators one by one. */
class CompiledGraphTest {
  private static final Size BATCH = Size.symbol("batch");
  private static final Size SEQUENCE = Size.symbol("sequence");
  private static final Size PAST = Size.symbol("past");
  private static final long WIDTH = 12;

  private final Samples samples = Samples.named("compiled graph");
  private Engine engine;
  private Scope weights;
  private Tensor queryWeight;
  private Tensor keyWeight;
  private Tensor frequencies;

  @BeforeEach
  void start() {
    engine = new TensorRtEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
    weights = engine.open();
    queryWeight = weights.tensor(samples.normal(WIDTH, WIDTH));
    keyWeight = weights.tensor(samples.normal(WIDTH / 2, WIDTH));
    frequencies = weights.tensor(TensorData.of(new float[] {1, 0.1f}, 2));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void computesWhatTheOperatorsCompute() {
    Graph graph = attention();
    try (CompiledGraph compiled = engine.compiler().orElseThrow().compile("attention", graph)) {
      check(graph, compiled, 1, 1, 4);
      check(graph, compiled, 3, 5, 2);
      check(graph, compiled, 2, 4, 0);
    }
  }

  private void check(Graph graph, CompiledGraph compiled, int batch, int sequence, int past) {
    try (Scope scope = engine.open()) {
      Map<String, Tensor> once = inputs(scope, batch, sequence, past);
      Map<String, Tensor> expected = graph.replay(scope.ops(), once, graph.weights());
      Map<String, Tensor> actual = compiled.run(scope.ops(), once);
      assertThat(actual.keySet()).isEqualTo(expected.keySet());
      expected.forEach(
          (name, tensor) -> {
            assertThat(actual.get(name).shape()).isEqualTo(tensor.shape());
            Tolerance.of(tensor.type())
                .check(
                    name,
                    HostValues.of(scope.read(tensor)),
                    HostValues.of(scope.read(actual.get(name))));
          });
    }
  }

  @Test
  void misfitsAreRefused() {
    Graph graph = attention();
    try (CompiledGraph compiled = engine.compiler().orElseThrow().compile("attention", graph);
        Scope scope = engine.open();
        Engine other = new TensorRtEngineProvider().create(EngineOptions.defaults());
        Scope foreign = other.open()) {
      Map<String, Tensor> missing = inputs(scope, 1, 2, 3);
      missing.remove("mask");
      assertThatThrownBy(() -> compiled.run(scope.ops(), missing))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("mask");
      Map<String, Tensor> torn = inputs(scope, 1, 2, 3);
      torn.put("mask", scope.tensor(samples.flags(1, 4)));
      assertThatThrownBy(() -> compiled.run(scope.ops(), torn))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("(1, 4)");
      Map<String, Tensor> elsewhere = inputs(foreign, 1, 2, 3);
      assertThatThrownBy(() -> compiled.run(scope.ops(), elsewhere))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> compiled.run(foreign.ops(), elsewhere))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> other.compiler().orElseThrow().compile("attention", graph))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void afterClosingItIsRefusedButItsResultsStay() {
    Graph graph = attention();
    CompiledGraph compiled = engine.compiler().orElseThrow().compile("attention", graph);
    try (Scope scope = engine.open()) {
      Map<String, Tensor> given = inputs(scope, 1, 2, 3);
      Tensor result = compiled.run(scope.ops(), given).get("mixed");
      compiled.close();
      compiled.close();
      assertThat(scope.read(result).toFloats()).hasSize(2 * (int) WIDTH);
      assertThatThrownBy(() -> compiled.run(scope.ops(), given))
          .isInstanceOf(ClosedException.class);
    }
  }

  @Test
  void weightsLiveAsLongAsTheGraph() {
    Graph graph = attention();
    try (CompiledGraph compiled = engine.compiler().orElseThrow().compile("attention", graph);
        Scope scope = engine.open()) {
      Map<String, Tensor> given = inputs(scope, 1, 2, 3);
      float[] before = scope.read(compiled.run(scope.ops(), given).get("mixed")).toFloats();
      weights.close();
      float[] after = scope.read(compiled.run(scope.ops(), given).get("mixed")).toFloats();
      assertThat(after).isEqualTo(before);
    }
  }

  private Map<String, Tensor> inputs(Scope scope, int batch, int sequence, int past) {
    Map<String, Tensor> given = new LinkedHashMap<>();
    given.put("x", scope.tensor(samples.normal(batch, sequence, WIDTH)));
    given.put("positions", scope.tensor(samples.ids(9, batch, sequence)));
    boolean[] mask = new boolean[batch * (past + sequence)];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i % (past + sequence) > 0 || past == 0;
    }
    given.put("mask", scope.tensor(TensorData.of(mask, batch, past + sequence)));
    given.put("past", scope.tensor(samples.normal(batch, 1, past, 6)));
    return given;
  }

  /** A layer's attention with grouped heads, rotary positions and a cache. */
  private Graph attention() {
    Recorder ops = new Recorder();
    Tensor x = ops.input("x", ElementType.FLOAT32, Shape.of(BATCH, SEQUENCE, Size.of(WIDTH)));
    Tensor positions = ops.input("positions", ElementType.INT64, Shape.of(BATCH, SEQUENCE));
    Tensor mask = ops.input("mask", ElementType.BOOL, Shape.of(BATCH, PAST.plus(SEQUENCE)));
    Tensor past =
        ops.input("past", ElementType.FLOAT32, Shape.of(BATCH, Size.of(1), PAST, Size.of(6)));
    Tensor query = rotated(ops, ops.splitHeads(ops.linear(x, queryWeight), 2), positions);
    Tensor key = rotated(ops, ops.splitHeads(ops.linear(x, keyWeight), 1), positions);
    Tensor keys = ops.extendCache(past, key);
    Tensor mixed = ops.attention(Attention.causal(0.4), query, keys, keys, mask);
    ops.output("present", keys);
    ops.output("mixed", ops.mergeHeads(mixed));
    ops.output("same", x);
    return ops.graph();
  }

  private Tensor rotated(Ops ops, Tensor heads, Tensor positions) {
    return ops.rotary(heads, positions, frequencies);
  }
}
