package ai.lynx.engine.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.engine.CompilationOptions;
import ai.lynx.spi.engine.CompilationOptions.LinearWeights;
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
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Products with weights of few bits: near the exact ones, at a distance that says how many bits
 * there were. Widths that blocks do not divide, and two products of the same vectors.
 */
class NarrowLinearsTest {
  private final Samples samples = Samples.named("narrow linears");

  @ParameterizedTest
  @CsvSource({
    "INT8, 64, 48, 0.0005, 0.012", "INT8, 75, 9, 0.0005, 0.012",
    "INT4, 64, 48, 0.02, 0.12", "INT4, 75, 9, 0.02, 0.15",
    "INT4, 33, 300, 0.0005, 0.012" // gives logits: 8 bits
  })
  void productsAreNearTheExactOnes(LinearWeights kind, int in, int out, double least, double most) {
    TensorData x = samples.normal(5, in);
    try (Engine engine = new TensorRtEngineProvider().create(EngineOptions.defaults());
        Scope scope = engine.open()) {
      Tensor weight = scope.tensor(samples.normal(out, in));
      Tensor bias = scope.tensor(samples.normal(out));
      Tensor other = scope.tensor(samples.normal(out, in));
      Recorder ops = new Recorder();
      Tensor given = ops.input("x", ElementType.FLOAT32, Shape.of(Size.symbol("n"), Size.of(in)));
      ops.output("biased", ops.linear(given, weight, bias));
      ops.output("plain", ops.linear(given, weight));
      ops.output("other", ops.linear(given, other));
      Graph graph = ops.graph();
      Map<String, Tensor> inputs = Map.of("x", scope.tensor(x));
      Map<String, Tensor> exact = graph.replay(scope.ops(), inputs, graph.weights());
      try (CompiledGraph compiled =
          engine.compiler().orElseThrow().compile("narrow", graph, new CompilationOptions(kind))) {
        Map<String, Tensor> rounded = compiled.run(scope.ops(), inputs);
        for (String name : exact.keySet()) {
          assertThat(
                  distance(
                      scope.read(exact.get(name)).toFloats(),
                      scope.read(rounded.get(name)).toFloats()))
              .as(name)
              .isBetween(least, most);
        }
      }
    }
  }

  /**
   * A weight that a file of 4 bits held, with offsets that are no whole number of steps: it stays
   * as it is. Attention's shape, whose vectors stay too; blocks that do and do not fill rows.
   */
  @ParameterizedTest
  @CsvSource({"64, 96", "75, 90"})
  void offsetsOf4BitFilesAreKept(int in, int out) {
    float[] numbers = new float[out * in];
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 0.013f * random.nextInt(16) - 0.111f;
    }
    TensorData x = samples.normal(2, 3, in);
    try (Engine engine = new TensorRtEngineProvider().create(EngineOptions.defaults());
        Scope scope = engine.open()) {
      Tensor weight = scope.tensor(TensorData.of(numbers, out, in));
      Recorder ops = new Recorder();
      Shape shape = Shape.of(Size.symbol("n"), Size.symbol("m"), Size.of(in));
      ops.output("y", ops.linear(ops.input("x", ElementType.FLOAT32, shape), weight));
      Graph graph = ops.graph();
      Map<String, Tensor> inputs = Map.of("x", scope.tensor(x));
      Tensor exact = graph.replay(scope.ops(), inputs, graph.weights()).get("y");
      try (CompiledGraph compiled =
          engine
              .compiler()
              .orElseThrow()
              .compile("kept", graph, new CompilationOptions(LinearWeights.INT4))) {
        Tensor found = compiled.run(scope.ops(), inputs).get("y");
        assertThat(distance(scope.read(exact).toFloats(), scope.read(found).toFloats()))
            .isLessThan(1e-5);
      }
    }
  }

  /** The length of the difference in lengths of the expected. */
  private static double distance(float[] expected, float[] actual) {
    double difference = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      difference += Math.pow(expected[i] - actual[i], 2);
      length += Math.pow(expected[i], 2);
    }
    return Math.sqrt(difference / length);
  }
}
