package ai.lynx.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.engine.pytorch.script.Attribute;
import ai.lynx.engine.pytorch.script.ScriptWriter;
import ai.lynx.engine.pytorch.script.WeightForm;
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
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** (rows, 64) times weights (96, 64). */
  private Graph product(Tensor weight) {
    Recorder recorder = new Recorder();
    Tensor x =
        recorder.input("x", ElementType.BFLOAT16, Shape.of(Size.symbol("rows"), Size.of(64)));
    recorder.output("y", recorder.linear(x, weight));
    return recorder.graph();
  }

  /** Two products of the same vectors, one with a bias, and their sum. */
  private Graph products(Tensor first, Tensor bias, Tensor second) {
    Recorder recorder = new Recorder();
    Size in = first.size(1);
    Tensor x = recorder.input("x", ElementType.FLOAT32, Shape.of(Size.symbol("rows"), in));
    Tensor biased = recorder.linear(x, first, bias);
    recorder.output("biased", biased);
    recorder.output("sum", recorder.add(recorder.linear(x, second), recorder.linear(x, first)));
    return recorder.graph();
  }

  /** Sizes that products of 4 bits take, and others, which keep 8. */
  @ParameterizedTest
  @CsvSource({
    "INT8, 96, 64, 0.001, 0.015",
    "INT8, 90, 50, 0.001, 0.015",
    "INT4, 96, 64, 0.03, 0.12",
    "INT4, 640, 64, 0.001, 0.015",
    "INT4, 90, 50, 0.001, 0.015"
  })
  void roundedWeightsAreCloseForFewRowsAndForMany(
      LinearWeights kind, int out, int in, double least, double most) {
    Tensor first = scope.tensor(Samples.named("first").normal(out, in));
    Tensor second = scope.tensor(Samples.named("second").normal(out, in));
    Tensor bias = scope.tensor(Samples.named("bias").normal(out));
    Graph graph = products(first, bias, second);
    try (CompiledGraph exact = engine.compiler().orElseThrow().compile("exact", graph);
        CompiledGraph rounded =
            engine
                .compiler()
                .orElseThrow()
                .compile("rounded", graph, new CompilationOptions(kind))) {
      for (int rows : new int[] {1, 5, 32, 33, 80}) {
        Map<String, Tensor> inputs = Map.of("x", scope.tensor(Samples.named("x").normal(rows, in)));
        Map<String, Tensor> wanted = exact.run(scope.ops(), inputs);
        Map<String, Tensor> found = rounded.run(scope.ops(), inputs);
        for (String name : wanted.keySet()) {
          assertThat(relative(wanted.get(name), found.get(name)))
              .as("%s of %d rows", name, rows)
              .isBetween(least, most);
        }
      }
    }
  }

  /** A weight that a file of 4 bits held: only the vectors are rounded, and the scales. */
  @ParameterizedTest
  @EnumSource(names = {"INT8", "INT4"})
  void whatFourBitsHoldStaysAsItIs(LinearWeights kind) {
    float[] numbers = new float[96 * 64];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 0.013f * random.nextInt(16) - 0.111f;
    }
    Graph graph = product(scope.tensor(TensorData.of(numbers, 96, 64)));
    try (CompiledGraph exact = engine.compiler().orElseThrow().compile("exact", graph);
        CompiledGraph rounded =
            engine
                .compiler()
                .orElseThrow()
                .compile("rounded", graph, new CompilationOptions(kind))) {
      TensorData x = Samples.named("x").normal(3, 64).to(ElementType.BFLOAT16);
      Map<String, Tensor> inputs = Map.of("x", scope.tensor(x));
      assertThat(
              relative(
                  exact.run(scope.ops(), inputs).get("y"),
                  rounded.run(scope.ops(), inputs).get("y")))
          .isLessThan(0.006);
    }
  }

  /**
   * A joined copy would otherwise live in the module besides its bytes, in four times the memory.
   */
  @Test
  void weightsThatOnlyRoundedProductsReadAreNotHeldAsTheyAre() {
    Tensor first = scope.tensor(Samples.named("first").normal(96, 64));
    Tensor bias = scope.tensor(Samples.named("bias").normal(96));
    Tensor second = scope.tensor(Samples.named("second").normal(96, 64));
    Graph graph = products(first, bias, second);
    Map<Integer, WeightForm> rounded =
        Map.of(number(graph, first), WeightForm.BYTES, number(graph, second), WeightForm.HALVES);
    assertThat(heldAsTheyAre(graph, rounded)).containsExactly(number(graph, bias));
    assertThat(heldAsTheyAre(graph, Map.of())).containsExactlyInAnyOrder(0, 1, 2);
  }

  /** As words' vectors that also give logits. */
  @Test
  void weightsThatAreReadBesidesOrComeOutAreHeldAsTheyAreToo() {
    Tensor words = scope.tensor(Samples.named("words").normal(96, 64));
    Tensor given = scope.tensor(Samples.named("given").normal(64, 64));
    Recorder recorder = new Recorder();
    Tensor ids = recorder.input("ids", ElementType.INT64, Shape.of(3));
    Tensor vectors = recorder.embedding(words, ids);
    recorder.output("logits", recorder.linear(recorder.linear(vectors, given), words));
    recorder.output("given", given);
    Graph graph = recorder.graph();
    assertThat(heldAsTheyAre(graph, Map.of(0, WeightForm.BYTES, 1, WeightForm.BYTES)))
        .containsExactly(number(graph, words), number(graph, given));
    Map<String, Tensor> inputs =
        Map.of("ids", scope.tensor(TensorData.of(new long[] {5, 0, 95}, 3)));
    try (CompiledGraph compiled =
        engine
            .compiler()
            .orElseThrow()
            .compile("tied", graph, new CompilationOptions(LinearWeights.INT8))) {
      assertThat(scope.read(compiled.run(scope.ops(), inputs).get("given")).toFloats())
          .containsExactly(scope.read(given).toFloats());
    }
  }

  private static int number(Graph graph, Tensor weight) {
    return graph.weights().indexOf(weight);
  }

  private static List<Integer> heldAsTheyAre(Graph graph, Map<Integer, WeightForm> forms) {
    return ScriptWriter.write(graph, forms).attributes().stream()
        .filter(Attribute.Weight.class::isInstance)
        .map(attribute -> ((Attribute.Weight) attribute).number())
        .toList();
  }

  /** The length of the difference in lengths of the wanted. */
  private double relative(Tensor wanted, Tensor found) {
    float[] want = scope.read(wanted).toFloats();
    float[] have = scope.read(found).toFloats();
    double error = 0;
    double size = 0;
    for (int i = 0; i < want.length; i++) {
      error += Math.pow(want[i] - have[i], 2);
      size += Math.pow(want[i], 2);
    }
    return Math.sqrt(error / size);
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
