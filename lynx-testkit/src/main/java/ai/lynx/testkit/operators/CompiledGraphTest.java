package ai.lynx.testkit.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.engine.GraphCompiler;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operator recorded with symbolic sizes, compiled, and run at several sizes, against the
 * naive engine; model-like code; and what a compiled graph refuses.
 *
 * <p>The author of an engine that compiles subclasses it as {@link OperatorTest} is.
 */
public abstract class CompiledGraphTest extends EngineTest {
  private static final TensorData WEIGHT = Samples.named("weight").normal(5, 4);

  protected CompiledGraphTest() {}

  /** The types, besides float32, that activations may have in this engine's compiled graphs. */
  protected Set<ElementType> narrowTypes() {
    return EnumSet.of(ElementType.BFLOAT16);
  }

  private GraphCompiler compiler() {
    return engine()
        .compiler()
        .orElseThrow(() -> new AssertionError("The engine compiles nothing."));
  }

  @TestFactory
  public Stream<DynamicTest> operatorsOnInputs() {
    return OperatorCases.all().stream()
        .map(given -> DynamicTest.dynamicTest(given.name(), () -> check(given, false)));
  }

  @TestFactory
  public Stream<DynamicTest> operatorsOnWeights() {
    return OperatorCases.all().stream()
        .filter(given -> given.inputs().size() > 1)
        .map(given -> DynamicTest.dynamicTest(given.name(), () -> check(given, true)));
  }

  @TestFactory
  public Stream<DynamicTest> operatorsInNarrowTypes() {
    return narrowTypes().stream()
        .flatMap(
            type ->
                OperatorCases.all().stream()
                    .filter(given -> !given.floatingInputs().isEmpty())
                    .map(given -> given.in(type))
                    .map(
                        given ->
                            DynamicTest.dynamicTest(
                                given.name() + ", in " + type, () -> check(given, false))));
  }

  /** Compiled once, run at the case's own sizes and at larger ones. */
  private void check(OperatorCase given, boolean weights) {
    SymbolicCase symbolic = SymbolicCase.of(given);
    try (Scope owner = engine().open()) {
      List<Tensor> tensors = given.inputs().stream().map(owner::tensor).toList();
      Graph graph = symbolic.graph(tensors, weights);
      try (CompiledGraph compiled = compiler().compile(given.name(), graph)) {
        OperatorComparison.values(engine(), given, scope -> run(compiled, scope, graph, given));
        if (!weights && symbolic.hasSymbols() && !mayHideAll(given)) {
          OperatorCase twice = symbolic.twice();
          OperatorComparison.values(engine(), twice, scope -> run(compiled, scope, graph, twice));
        }
      }
    }
  }

  /** With a mask repeated, some query may look nowhere, and then its numbers are unspecified. */
  private static boolean mayHideAll(OperatorCase given) {
    return given.operator() instanceof Attention && given.inputs().size() == 4;
  }

  private static Tensor run(CompiledGraph compiled, Scope scope, Graph graph, OperatorCase given) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    for (int i = 0; i < graph.inputs().size(); i++) {
      inputs.put(graph.inputs().get(i).name(), scope.tensor(given.inputs().get(i)));
    }
    return compiled.run(scope.ops(), inputs).get("output");
  }

  @TestFactory
  public Stream<DynamicTest> codeOfManySizes() {
    return SymbolicCode.all().stream()
        .map(
            code ->
                DynamicTest.dynamicTest(
                    code.name(),
                    () -> {
                      try (Scope owner = engine().open()) {
                        Graph graph = code.record(owner);
                        try (CompiledGraph compiled = compiler().compile(code.name(), graph)) {
                          for (long[] sizes : code.sizes()) {
                            code.check(engine(), compiled, sizes);
                          }
                        }
                      }
                    }));
  }

  /** A cache grows step by step; beams that part from one cache do not disturb each other. */
  @Test
  public void extendsCachesStepByStep() {
    Size batch = Size.symbol("batch");
    Size past = Size.symbol("past");
    Recorder recorder = new Recorder();
    Tensor before =
        recorder.input("past", ElementType.FLOAT32, Shape.of(batch, Size.of(2), past, Size.of(3)));
    Tensor next =
        recorder.input(
            "next",
            ElementType.FLOAT32,
            Shape.of(batch, Size.of(2), Size.symbol("tokens"), Size.of(3)));
    recorder.output("all", recorder.extendCache(before, next));
    try (CompiledGraph compiled = compiler().compile("cache", recorder.graph());
        Scope scope = engine().open()) {
      List<TensorData> parts = new ArrayList<>();
      Tensor cache = scope.tensor(part(parts, 0));
      for (int step = 1; step < 100; step++) {
        Tensor token = scope.tensor(part(parts, step % 3));
        if (step % 7 == 0) { // model code that is not compiled reads the same cache on
          cache = scope.ops().extendCache(cache, token);
        } else {
          cache = compiled.run(scope.ops(), Map.of("past", cache, "next", token)).get("all");
        }
      }
      Tensor expected =
          scope.ops().concatenate(2, parts.stream().map(scope::tensor).toArray(Tensor[]::new));
      assertThat(cache.shape()).isEqualTo(expected.shape());
      Tolerance.EXACT.check(
          "the cache", HostValues.of(scope.read(expected)), HostValues.of(scope.read(cache)));
    }
  }

  private static TensorData part(List<TensorData> parts, int tokens) {
    TensorData part = Samples.named("part " + parts.size()).normal(1, 2, tokens, 3);
    parts.add(part);
    return part;
  }

  @Test
  public void leavesItsInputsAndWeightsAsTheyAre() {
    try (Scope scope = engine().open();
        CompiledGraph compiled = linear(scope)) {
      Tensor x = scope.tensor(Samples.named("x").normal(2, 4));
      double[] before = HostValues.of(scope.read(x));
      Tensor first = compiled.run(scope.ops(), Map.of("x", x)).get("y");
      double[] values = HostValues.of(scope.read(first));
      Tensor second = compiled.run(scope.ops(), Map.of("x", x)).get("y");
      assertThat(HostValues.of(scope.read(second))).isEqualTo(values);
      assertThat(HostValues.of(scope.read(first))).isEqualTo(values);
      assertThat(HostValues.of(scope.read(x))).isEqualTo(before);
    }
  }

  @Test
  public void refusesWhatDoesNotFit() {
    try (Scope scope = engine().open();
        CompiledGraph compiled = linear(scope)) {
      Ops ops = scope.ops();
      refused(compiled, ops, Map.of(), "x");
      refused(compiled, ops, Map.of("y", scope.tensor(WEIGHT)), "x");
      refused(compiled, ops, Map.of("x", scope.tensor(Samples.named("ids").ids(3, 2, 4))), "INT64");
      refused(compiled, ops, Map.of("x", scope.tensor(Samples.named("x").normal(2, 5))), "(2, 5)");
      refused(compiled, ops, Map.of("x", scope.tensor(Samples.named("x").normal(4))), "(4)");
      refused(compiled, new Recorder(), Map.of("x", scope.tensor(WEIGHT)), "linear");
    }
  }

  private static void refused(
      CompiledGraph compiled, Ops ops, Map<String, Tensor> inputs, String named) {
    assertThatThrownBy(() -> compiled.run(ops, inputs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  public void refusesStretchesThatAreNotThere() {
    Size tokens = Size.symbol("tokens");
    Recorder recorder = new Recorder();
    Tensor x = recorder.input("x", ElementType.FLOAT32, Shape.of(tokens));
    try (Scope scope = engine().open()) {
      Tensor table = scope.tensor(Samples.named("table").normal(6));
      recorder.output("y", recorder.add(x, recorder.slice(table, 0, Size.of(0), tokens)));
      try (CompiledGraph compiled = compiler().compile("positions", recorder.graph())) {
        Tensor six = scope.tensor(Samples.named("x").normal(6));
        assertThat(compiled.run(scope.ops(), Map.of("x", six)).get("y").shape())
            .isEqualTo(Shape.of(6));
        refused(
            compiled, scope.ops(), Map.of("x", scope.tensor(Samples.named("x").normal(7))), "7");
      }
    }
  }

  @Test
  public void refusesWeightsOfARecording() {
    Recorder other = new Recorder();
    Tensor foreign = other.input("w", ElementType.FLOAT32, Shape.of(5, 4));
    Graph graph =
        new Graph(
            List.of(new Graph.Input("x", ElementType.FLOAT32, Shape.of(4))),
            List.of(foreign),
            List.of(),
            Map.of("y", 0));
    assertThatThrownBy(() -> compiler().compile("foreign", graph))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  public void refusesToRunOnceClosed() {
    try (Scope scope = engine().open()) {
      CompiledGraph compiled = linear(scope);
      compiled.close();
      compiled.close();
      Tensor x = scope.tensor(Samples.named("x").normal(2, 4));
      assertThatThrownBy(() -> compiled.run(scope.ops(), Map.of("x", x)))
          .isInstanceOf(ClosedException.class);
    }
  }

  @Test
  public void runsOnSeveralThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (Scope owner = engine().open();
        CompiledGraph compiled = linear(owner)) {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 1; i < 20; i++) {
        TensorData x = Samples.named("x" + i).normal(i, 4);
        tasks.add(
            () -> {
              try (Scope scope = engine().open()) {
                Tensor given = scope.tensor(x);
                Tensor expected = scope.ops().linear(given, owner.tensor(WEIGHT));
                Tensor actual = compiled.run(scope.ops(), Map.of("x", given)).get("y");
                Tolerance.of(ElementType.FLOAT32)
                    .check(
                        "y",
                        HostValues.of(scope.read(expected)),
                        HostValues.of(scope.read(actual)));
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private CompiledGraph linear(Scope owner) {
    Recorder recorder = new Recorder();
    Tensor x = recorder.input("x", ElementType.FLOAT32, Shape.of(Size.symbol("rows"), Size.of(4)));
    recorder.output("y", recorder.linear(x, owner.tensor(WEIGHT)));
    return compiler().compile("linear", recorder.graph());
  }
}
