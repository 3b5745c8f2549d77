package ai.lynx.assembly.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.engine.CompilationOptions;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.EngineProvider;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.numbers.Samples;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When code is compiled, and that it computes the same when it is not. */
class GraphStoreTest {
  private final Engine engine =
      ServiceLoader.load(EngineProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(provider -> provider.name().equals("pytorch"))
          .findFirst()
          .orElseThrow()
          .create(new EngineOptions(OptionalInt.of(1)));

  @AfterEach
  void close() {
    engine.close();
  }

  private static GraphStore storeOn(Engine engine) {
    return GraphStore.on(engine, CompilationOptions.defaults());
  }

  private static List<Given> rows(Scope scope, int rows) {
    Tensor x = scope.tensor(Samples.named("x").normal(rows, 3));
    return List.of(Given.of("x", x, Size.symbol("rows"), Size.of(3)));
  }

  private static Map<String, Tensor> twice(Ops ops, Map<String, Tensor> inputs) {
    return Map.of("y", ops.scale(inputs.get("x"), 2));
  }

  /** Works for the sizes it is run with, and for no others. */
  private static Map<String, Tensor> knowingItsSize(Ops ops, Map<String, Tensor> inputs) {
    double rows = inputs.get("x").size(0).value();
    return Map.of("y", ops.scale(inputs.get("x"), rows));
  }

  private static float first(Scope scope, Map<String, Tensor> results) {
    return scope.read(results.get("y")).toFloats()[0];
  }

  @Test
  void oneGraphServesAllSizes() {
    try (GraphStore graphs = storeOn(engine);
        Scope scope = engine.open()) {
      for (int rows = 1; rows < 4; rows++) {
        List<Given> given = rows(scope, rows);
        float x = scope.read(given.get(0).tensor()).toFloats()[0];
        Map<String, Tensor> results =
            graphs.run(scope.ops(), "twice", given, GraphStoreTest::twice);
        assertThat(first(scope, results)).isEqualTo(2 * x);
        assertThat(results.get("y").size(0).value()).isEqualTo(rows);
      }
      assertThat(graphs.compiled()).containsExactly("twice");
      assertThat(graphs.refusals()).isEmpty();
      assertThat(graphs.description()).contains("compiled").contains("twice");
    }
  }

  @Test
  void codeThatCannotBeRecordedRunsOperatorByOperatorAndIsNamed() {
    try (GraphStore graphs = storeOn(engine);
        Scope scope = engine.open()) {
      for (int rows = 1; rows < 3; rows++) {
        List<Given> given = rows(scope, rows);
        float x = scope.read(given.get(0).tensor()).toFloats()[0];
        assertThat(
                first(scope, graphs.run(scope.ops(), "odd", given, GraphStoreTest::knowingItsSize)))
            .isEqualTo(rows * x);
      }
      assertThat(graphs.compiled()).isEmpty();
      assertThat(graphs.refusals()).containsOnlyKeys("odd");
      assertThat(graphs.description()).contains("odd operator by operator").contains("rows");
    }
  }

  @Test
  void trainingIsNotCompiled() {
    try (GraphStore graphs = storeOn(engine);
        TrainingScope scope = engine.autograd().orElseThrow().open()) {
      graphs.run(scope.ops(), "twice", rows(scope, 1), GraphStoreTest::twice);
      assertThat(graphs.compiled()).isEmpty();
    }
  }

  @Test
  void anEngineThatCompilesNothingComputesAsBefore() {
    try (NaiveEngine naive = new NaiveEngine();
        GraphStore graphs = storeOn(naive);
        Scope scope = naive.open()) {
      List<Given> given = rows(scope, 2);
      float x = scope.read(given.get(0).tensor()).toFloats()[0];
      assertThat(first(scope, graphs.run(scope.ops(), "twice", given, GraphStoreTest::twice)))
          .isEqualTo(2 * x);
      assertThat(graphs.description()).isEqualTo("operator by operator");
    }
  }

  @Test
  void aClosedStoreCompilesNothingMore() {
    try (Scope scope = engine.open()) {
      GraphStore graphs = storeOn(engine);
      graphs.run(scope.ops(), "twice", rows(scope, 1), GraphStoreTest::twice);
      graphs.close();
      graphs.close();
      graphs.run(scope.ops(), "twice", rows(scope, 1), GraphStoreTest::twice);
      assertThat(graphs.compiled()).isEmpty();
    }
  }
}
