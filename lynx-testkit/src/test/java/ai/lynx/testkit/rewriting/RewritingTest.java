package ai.lynx.testkit.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.graph.rewriting.CommonResults;
import ai.lynx.spi.graph.rewriting.ConstantFolding;
import ai.lynx.spi.graph.rewriting.DeadCode;
import ai.lynx.spi.graph.rewriting.JoinedProducts;
import ai.lynx.spi.operator.Arithmetic;
import ai.lynx.spi.operator.Concatenate;
import ai.lynx.spi.operator.ExtendCache;
import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.operator.Permute;
import ai.lynx.spi.operator.Scale;
import ai.lynx.spi.operator.Slice;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.naive.NaiveScope;
import ai.lynx.testkit.numbers.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each pass changes the graph as it says, and not what the graph computes. */
class RewritingTest {
  private final NaiveEngine engine = new NaiveEngine();
  private final NaiveScope weights = engine.open();
  private final Samples samples = Samples.named("rewriting");

  @AfterEach
  void close() {
    weights.close();
    engine.close();
  }

  private interface Code {
    Map<String, Tensor> run(Ops ops, Tensor x);
  }

  private static Graph record(Code code) {
    Recorder recorder = new Recorder();
    Tensor x =
        recorder.input(
            "x",
            ElementType.FLOAT32,
            Shape.of(Size.symbol("batch"), Size.symbol("tokens"), Size.of(4)));
    code.run(recorder, x).forEach(recorder::output);
    return recorder.graph();
  }

  private Tensor weight(long... shape) {
    return weights.tensor(samples.normal(shape));
  }

  /** The same numbers, to the last bit or nearly, at several sizes. */
  private void assertSame(Graph before, Graph after) {
    assertThat(after.inputs()).isEqualTo(before.inputs());
    for (long[] sizes : new long[][] {{1, 1}, {2, 3}, {3, 0}}) {
      try (NaiveScope scope = engine.open()) {
        Tensor x = scope.tensor(Samples.named("x").normal(sizes[0], sizes[1], 4));
        Map<String, Tensor> expected = before.replay(scope.ops(), Map.of("x", x), before.weights());
        Map<String, Tensor> actual = after.replay(scope.ops(), Map.of("x", x), after.weights());
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
            (name, tensor) -> {
              assertThat(actual.get(name).shape()).isEqualTo(tensor.shape());
              assertThat(actual.get(name).type()).isEqualTo(tensor.type());
              assertThat(scope.values(actual.get(name)))
                  .usingComparatorWithPrecision(1e-12)
                  .containsExactly(scope.values(tensor));
            });
      }
    }
  }

  private static long count(Graph graph, Class<? extends Operator> operator) {
    return graph.nodes().stream().filter(node -> operator.isInstance(node.operator())).count();
  }

  @Test
  void deadCodeIsLeftOutWithItsWeights() {
    Tensor used = weight(4);
    Tensor unused = weight(4);
    Graph graph =
        record(
            (ops, x) -> {
              ops.scale(ops.multiply(x, unused), 3);
              return Map.of("y", ops.multiply(x, used));
            });
    Graph live = DeadCode.remove(graph);
    assertThat(graph.nodes()).hasSize(3);
    assertThat(live.nodes()).hasSize(1);
    assertThat(live.weights()).containsExactly(used);
    assertSame(graph, live);
  }

  @Test
  void anInputThatIsAnOutputStays() {
    Graph graph = record((ops, x) -> Map.of("same", x));
    assertSame(graph, DeadCode.remove(graph));
  }

  @Test
  void whatIsComputedTwiceIsComputedOnce() {
    Tensor w = weight(4);
    Graph graph =
        record(
            (ops, x) -> {
              Tensor first = ops.scale(ops.add(x, w), 2);
              Tensor second = ops.scale(ops.add(x, w), 2);
              Tensor other = ops.scale(ops.add(x, w), 3);
              return Map.of("y", ops.multiply(ops.multiply(first, second), other));
            });
    Graph shared = CommonResults.share(graph);
    assertThat(count(graph, Scale.class)).isEqualTo(3);
    assertThat(count(shared, Scale.class)).isEqualTo(2);
    assertThat(
            shared.nodes().stream()
                .filter(node -> node.operator().equals(new Arithmetic(Arithmetic.Kind.ADD))))
        .hasSize(1);
    assertSame(graph, shared);
  }

  @Test
  void cachesAreNotShared() {
    Tensor past = weight(1, 1, 2, 4);
    Tensor next = weight(1, 1, 1, 4);
    Graph graph =
        record(
            (ops, x) -> Map.of("a", ops.extendCache(past, next), "b", ops.extendCache(past, next)));
    assertThat(count(CommonResults.share(graph), ExtendCache.class)).isEqualTo(2);
  }

  @Test
  void productsOfTheSameVectorsAreJoined() {
    Tensor q = weight(6, 4);
    Tensor k = weight(2, 4);
    Tensor v = weight(2, 4);
    Tensor other = weight(4, 6);
    Graph graph =
        record(
            (ops, x) -> {
              Tensor query = ops.linear(x, q);
              Tensor key = ops.linear(x, k);
              Map<String, Tensor> results = new LinkedHashMap<>();
              results.put("values", ops.linear(x, v));
              results.put("key", key);
              results.put("out", ops.linear(query, other));
              return results;
            });
    Graph joined = JoinedProducts.join(graph);
    assertThat(count(joined, Linear.class)).isEqualTo(2);
    assertThat(count(joined, Slice.class)).isEqualTo(3);
    assertSame(graph, joined);
    assertThat(joined.symbolicSizes()).isEqualTo(graph.symbolicSizes());
  }

  @Test
  void productsWithBiasAreJoinedAmongThemselves() {
    Tensor first = weight(3, 4);
    Tensor second = weight(5, 4);
    Tensor plain = weight(5, 4);
    Graph graph =
        record(
            (ops, x) ->
                Map.of(
                    "a", ops.linear(x, first, weight(3)),
                    "b", ops.linear(x, second, weight(5)),
                    "plain", ops.linear(x, plain)));
    Graph joined = JoinedProducts.join(graph);
    assertThat(count(joined, Linear.class)).isEqualTo(2);
    assertSame(graph, joined);
  }

  @Test
  void productsWithComputedMatricesAreNotJoined() {
    Tensor w = weight(3, 4);
    Graph graph =
        record((ops, x) -> Map.of("a", ops.linear(x, ops.scale(w, 2)), "b", ops.linear(x, w)));
    assertThat(count(JoinedProducts.join(graph), Linear.class)).isEqualTo(2);
  }

  @Test
  void whatDependsOnWeightsOnlyIsComputedBeforehand() {
    Tensor w = weight(4, 3);
    Tensor gain = weight(4);
    Graph graph =
        record(
            (ops, x) -> {
              Tensor transposed = ops.scale(ops.permute(w, 1, 0), 2); // (3, 4)
              Tensor factor = ops.add(gain, ops.fill(1, ElementType.FLOAT32, Size.of(4)));
              return Map.of("y", ops.linear(ops.multiply(x, factor), transposed));
            });
    try (Scope owner = engine.open()) {
      Graph folded = DeadCode.remove(ConstantFolding.fold(graph, owner));
      assertThat(count(folded, Permute.class) + count(folded, Scale.class)).isZero();
      assertThat(folded.nodes()).hasSize(2);
      assertThat(folded.weights()).hasSize(2).doesNotContain(w, gain);
      assertSame(graph, folded);
    }
  }

  @Test
  void stretchingAndCachesAreNotFolded() {
    Tensor w = weight(1, 1, 1, 4);
    Graph graph =
        record(
            (ops, x) ->
                Map.of(
                    "wide", ops.broadcast(w, Size.of(9), Size.of(9), Size.of(9), Size.of(4)),
                    "cache", ops.extendCache(w, w)));
    try (Scope owner = engine.open()) {
      assertThat(ConstantFolding.fold(graph, owner).nodes()).hasSize(2);
    }
  }

  @Test
  void joinedProductsFoldToOne() {
    Tensor gate = weight(5, 4);
    Tensor up = weight(5, 4);
    Graph graph =
        record(
            (ops, x) ->
                Map.of("y", ops.multiply(ops.silu(ops.linear(x, gate)), ops.linear(x, up))));
    try (Scope owner = engine.open()) {
      Graph folded = DeadCode.remove(ConstantFolding.fold(JoinedProducts.join(graph), owner));
      assertThat(count(folded, Linear.class)).isEqualTo(1);
      assertThat(count(folded, Concatenate.class)).isZero();
      assertThat(folded.weights()).extracting(Tensor::shape).isEqualTo(List.of(Shape.of(10, 4)));
      assertSame(graph, folded);
    }
  }
}
