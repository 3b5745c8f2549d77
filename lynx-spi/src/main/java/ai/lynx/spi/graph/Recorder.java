package ai.lynx.spi.graph;

import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ops that write down what model code does instead of doing it.
 *
 * <pre>{@code
 * Recorder recorder = new Recorder();
 * Tensor x = recorder.input("x", FLOAT32, Shape.of(Size.symbol("batch"), Size.of(64)));
 * recorder.output("y", component.forward(recorder, x));
 * Graph graph = recorder.graph();
 * }</pre>
 *
 * <p>Tensors that are not the recorder's own are taken for weights. For one thread.
 */
public final class Recorder implements Ops {
  private final List<Graph.Input> inputs = new ArrayList<>();
  private final IdentityHashMap<Tensor, Integer> inputTensors = new IdentityHashMap<>();
  private final IdentityHashMap<Tensor, Integer> stepNumbers = new IdentityHashMap<>();
  private final IdentityHashMap<Tensor, Integer> weightNumbers = new IdentityHashMap<>();
  private final List<Tensor> weights = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Tensor> outputs = new LinkedHashMap<>();

  public Recorder() {}

  /**
   * Declares something that is given at each run. Its sizes may be symbols, or computed from
   * symbols that some input has as a size of its own, such as {@code past + sequence}.
   */
  public Tensor input(String name, ElementType type, Shape shape) {
    Recorded input = new Recorded(shape, type, this);
    inputs.add(new Graph.Input(name, type, shape));
    inputTensors.put(input, inputs.size() - 1);
    return input;
  }

  @Override
  public Tensor apply(Operator operator, List<Tensor> read) {
    read.forEach(tensor -> meet(operator.name() + ": an input", tensor));
    Shape shape = operator.shape(read.stream().map(Tensor::shape).toList());
    ElementType type = operator.type(read.stream().map(Tensor::type).toList());
    Recorded result = new Recorded(shape, type, this);
    stepNumbers.put(result, steps.size());
    steps.add(new Step(operator, List.copyOf(read), result));
    return result;
  }

  /** Names a result of the recorded code, which may be a weight that no operator reads. */
  public void output(String name, Tensor tensor) {
    meet("The output " + name, tensor);
    outputs.put(name, tensor);
  }

  /** Takes what is not recorded for a weight, the first time that it is met. */
  private void meet(String what, Tensor tensor) {
    if (tensor instanceof Recorded recorded) {
      if (recorded.recorder != this) {
        throw new IllegalArgumentException(what + " belongs to another recording.");
      }
    } else if (!weightNumbers.containsKey(tensor)) {
      weightNumbers.put(tensor, weights.size());
      weights.add(tensor);
    }
  }

  /** Everything recorded so far. */
  public Graph graph() {
    IdentityHashMap<Tensor, Integer> numbers = new IdentityHashMap<>(inputTensors);
    weightNumbers.forEach((tensor, number) -> numbers.put(tensor, inputs.size() + number));
    stepNumbers.forEach(
        (tensor, number) -> numbers.put(tensor, inputs.size() + weights.size() + number));
    List<Graph.Node> nodes =
        steps.stream()
            .map(
                step ->
                    new Graph.Node(
                        step.operator,
                        step.inputs.stream().map(numbers::get).toList(),
                        step.result.shape(),
                        step.result.type()))
            .toList();
    Map<String, Integer> named = new LinkedHashMap<>();
    outputs.forEach((name, tensor) -> named.put(name, numbers.get(tensor)));
    return new Graph(inputs, weights, nodes, named);
  }

  private record Step(Operator operator, List<Tensor> inputs, Recorded result) {}

  /** A value of the recording; compared by identity, so no record. */
  private static final class Recorded implements Tensor {
    private final Shape shape;
    private final ElementType type;
    private final Recorder recorder;

    Recorded(Shape shape, ElementType type, Recorder recorder) {
      this.shape = shape;
      this.type = type;
      this.recorder = recorder;
    }

    @Override
    public Shape shape() {
      return shape;
    }

    @Override
    public ElementType type() {
      return type;
    }
  }
}
