package ai.lynx.testkit.components;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.testkit.numbers.Tolerance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Model code recorded once, to be compared with running it directly at other sizes.
 *
 * <pre>{@code
 * RecordedCode recorded = RecordedCode.record(
 *     List.of(new Graph.Input("x", FLOAT32, Shape.of(Size.symbol("batch"), Size.of(64)))),
 *     (ops, inputs) -> Map.of("y", component.forward(ops, inputs.get("x"))));
 * recorded.check(engine, tolerance, Map.of("x", samples.normal(3, 64)));
 * recorded.check(engine, tolerance, Map.of("x", samples.normal(1, 64)));
 * }</pre>
 */
public final class RecordedCode {
  private final Code code;
  private final Graph graph;

  private RecordedCode(Code code, Graph graph) {
    this.code = code;
    this.graph = graph;
  }

  /** Model code: named tensors in, named tensors out. */
  @FunctionalInterface
  public interface Code {
    Map<String, Tensor> run(Ops ops, Map<String, Tensor> inputs);
  }

  /**
   * Records model code.
   *
   * @param inputs what is given at each run; shapes may be symbolic
   */
  public static RecordedCode record(List<Graph.Input> inputs, Code code) {
    Recorder recorder = new Recorder();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Graph.Input input : inputs) {
      tensors.put(input.name(), recorder.input(input.name(), input.type(), input.shape()));
    }
    code.run(recorder, tensors).forEach(recorder::output);
    return new RecordedCode(code, recorder.graph());
  }

  /** What was recorded. */
  public Graph graph() {
    return graph;
  }

  /**
   * Runs the code directly and from the recording, and compares shapes, types and numbers of all
   * outputs.
   *
   * @param engine the one that owns the weights of the code
   */
  public void check(Engine engine, Tolerance tolerance, Map<String, TensorData> given) {
    Map<String, TensorData> direct = read(engine, given, code);
    Map<String, TensorData> replayed =
        read(engine, given, (ops, inputs) -> graph.replay(ops, inputs, graph.weights()));
    assertThat(replayed.keySet()).as("outputs").isEqualTo(direct.keySet());
    direct.forEach(
        (name, expected) -> {
          TensorData actual = replayed.get(name);
          assertThat(actual.shape()).as("shape of %s", name).isEqualTo(expected.shape());
          assertThat(actual.type()).as("type of %s", name).isEqualTo(expected.type());
          tolerance.check(name + " replayed", HostValues.of(expected), HostValues.of(actual));
        });
  }

  /** Runs code with inputs of its own, because caches must not be used twice. */
  private static Map<String, TensorData> read(
      Engine engine, Map<String, TensorData> given, Code code) {
    try (Scope scope = engine.open()) {
      Map<String, Tensor> inputs = new LinkedHashMap<>();
      given.forEach((name, data) -> inputs.put(name, scope.tensor(data)));
      Map<String, TensorData> outputs = new LinkedHashMap<>();
      code.run(scope.ops(), inputs)
          .forEach((name, tensor) -> outputs.put(name, scope.read(tensor)));
      return outputs;
    }
  }
}
