package ai.lynx.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.engine.pytorch.script.ScriptWriter;
import ai.lynx.error.ClosedException;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.CompilationOptions;
import ai.lynx.spi.engine.CompilationOptions.LinearWeights;
import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is particular to TorchScript; the testkit's test holds the numbers. */
class CompiledGraphTest {
  private final Engine engine =
      new PyTorchEngineProvider().create(new EngineOptions(OptionalInt.of(1)));
  private Scope scope;

  @BeforeEach
  void open() {
    scope = engine.open();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void everyOperatorCanBeWrittenDown() {
    assertThat(Operator.class.getPermittedSubclasses()).allMatch(ScriptWriter::knows);
  }

  /** (rows, 64) times weights (96, 64), which are to have 8 or more bits. */
  private Graph product(Tensor weight) {
    Recorder recorder = new Recorder();
    Tensor x =
        recorder.input("x", ElementType.BFLOAT16, Shape.of(Size.symbol("rows"), Size.of(64)));
    recorder.output("y", recorder.linear(x, weight));
    return recorder.graph();
  }

  @Test
  void roundedWeightsAreCloseForFewRowsAndForMany() {
    Tensor weight = scope.tensor(Samples.named("weight").normal(96, 64).to(ElementType.BFLOAT16));
    try (CompiledGraph exact = engine.compiler().orElseThrow().compile("exact", product(weight));
        CompiledGraph rounded =
            engine
                .compiler()
                .orElseThrow()
                .compile("rounded", product(weight), new CompilationOptions(LinearWeights.INT8))) {
      for (int rows : new int[] {1, 5, 32, 33, 80}) {
        TensorData data = Samples.named("x").normal(rows, 64).to(ElementType.BFLOAT16);
        Map<String, Tensor> inputs = Map.of("x", scope.tensor(data));
        float[] want = scope.read(exact.run(scope.ops(), inputs).get("y")).toFloats();
        float[] have = scope.read(rounded.run(scope.ops(), inputs).get("y")).toFloats();
        double error = 0;
        double size = 0;
        for (int i = 0; i < want.length; i++) {
          error += Math.pow(want[i] - have[i], 2);
          size += Math.pow(want[i], 2);
        }
        // 255 steps over about 5 deviations either way round by 0.6 % of a deviation.
        assertThat(Math.sqrt(error / size)).isBetween(1e-4, 0.015);
      }
    }
  }

  @Test
  void fourBitsAreRefusedInWords() {
    Tensor weight = scope.tensor(Samples.named("weight").normal(96, 64).to(ElementType.BFLOAT16));
    assertThatThrownBy(
            () ->
                engine
                    .compiler()
                    .orElseThrow()
                    .compile(
                        "decoder", product(weight), new CompilationOptions(LinearWeights.INT4)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("decoder")
        .hasMessageContaining("4 bits");
  }

  @Test
  void anOperatorOfTheWrongTypeIsRefusedByName() {
    Recorder recorder = new Recorder();
    Tensor ids = recorder.input("ids", ElementType.INT64, Shape.of(3));
    recorder.output("y", recorder.softmax(ids));
    assertThatThrownBy(() -> engine.compiler().orElseThrow().compile("broken", recorder.graph()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("broken")
        .hasMessageContaining("Softmax");
  }

  /** PyTorch would refuse tensors of its inference mode. */
  @Test
  void resultsCanBeTrainedOn() {
    Autograd autograd = engine.autograd().orElseThrow();
    Tensor weight = scope.tensor(Samples.named("weight").normal(96, 64).to(ElementType.BFLOAT16));
    Tensor trained = scope.tensor(TensorData.of(new float[] {2}, 1));
    autograd.setTrainable(trained, true);
    try (CompiledGraph compiled = engine.compiler().orElseThrow().compile("y", product(weight));
        TrainingScope training = autograd.open()) {
      TensorData x = Samples.named("x").normal(1, 64).to(ElementType.BFLOAT16);
      Tensor y = compiled.run(scope.ops(), Map.of("x", scope.tensor(x))).get("y");
      Tensor wide = scope.ops().cast(y, ElementType.FLOAT32);
      training.backward(
          training
              .ops()
              .sumAll(training.ops().multiply(training.ops().multiply(trained, y), wide)));
      double expected = 0;
      for (float value : scope.read(wide).toFloats()) {
        expected += value * value;
      }
      float gradient = training.read(training.gradient(trained).orElseThrow()).toFloats()[0];
      assertThat((double) gradient).isBetween(expected * 0.999, expected * 1.001);
      assertThatThrownBy(() -> compiled.run(training.ops(), Map.of("x", training.tensor(x))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("gradients");
    }
  }

  @Test
  void closingTheEngineClosesItsGraphs() {
    Tensor weight = scope.tensor(Samples.named("weight").normal(96, 64).to(ElementType.BFLOAT16));
    CompiledGraph compiled = engine.compiler().orElseThrow().compile("y", product(weight));
    engine.close();
    assertThatThrownBy(() -> compiled.run(scope.ops(), Map.of("x", weight)))
        .isInstanceOfAny(ClosedException.class, IllegalArgumentException.class);
  }
}
