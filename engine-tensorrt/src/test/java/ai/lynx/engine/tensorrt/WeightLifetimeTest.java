package ai.lynx.engine.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.testkit.numbers.Samples;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a compiled graph reads stays as long as it is used. */
class WeightLifetimeTest {
  private final Samples samples = Samples.named("weights");
  private final Engine engine = new TensorRtEngineProvider().create(EngineOptions.defaults());
  private final Scope weights = engine.open();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void weightsOfAClosedScopeStayForTheGraph() {
    checkAfterClosing(weights.tensor(samples.normal(3, 4)));
  }

  /** Such as one that was adjusted while it was loaded: it lies in memory of another kind. */
  @Test
  void aComputedWeightStaysForTheGraph() {
    checkAfterClosing(weights.ops().permute(weights.tensor(samples.normal(4, 3)), 1, 0));
  }

  private void checkAfterClosing(Tensor weight) {
    Recorder ops = new Recorder();
    Tensor x = ops.input("x", ElementType.FLOAT32, Shape.of(Size.symbol("rows"), Size.of(4)));
    ops.output("y", ops.linear(x, weight));
    Graph graph = ops.graph();
    try (CompiledGraph compiled = engine.compiler().orElseThrow().compile("product", graph);
        Scope scope = engine.open()) {
      Tensor given = scope.tensor(samples.normal(2, 4));
      float[] before =
          scope.read(compiled.run(scope.ops(), Map.of("x", given)).get("y")).toFloats();
      weights.close();
      float[] after = scope.read(compiled.run(scope.ops(), Map.of("x", given)).get("y")).toFloats();
      assertThat(after).isEqualTo(before);
    }
  }
}
