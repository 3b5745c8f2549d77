package ai.lynx.spi.graph;

import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Model code recorded as data.
 *
 * <p>Values are numbered: first the inputs, then the weights, then one for each node, in an order
 * in which every node comes after what it reads. Immutable.
 *
 * @param inputs what is given at each run; their shapes may be symbolic
 * @param weights tensors that the recorded code used and that existed before: the model's weights
 * @param nodes the operators in order
 * @param outputs names to value numbers
 */
public record Graph(
    List<Input> inputs, List<Tensor> weights, List<Node> nodes, Map<String, Integer> outputs) {
  public Graph {
    inputs = List.copyOf(inputs);
    weights = List.copyOf(weights);
    nodes = List.copyOf(nodes);
    outputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** Something given at each run. */
  public record Input(String name, ElementType type, Shape shape) {}

  /** One operator, the values it reads, and what comes out. */
  public record Node(Operator operator, List<Integer> inputs, Shape shape, ElementType type) {
    public Node {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * Applies the graph to given inputs with any Ops.
   *
   * @param given a tensor for each input, whose actual sizes give the symbols their values
   * @param weightTensors a tensor for each weight, in order; {@link #weights()} for the engine that
   *     owns them
   * @throws IllegalArgumentException if an input is missing or two inputs disagree about a symbol
   */
  public Map<String, Tensor> replay(
      Ops ops, Map<String, Tensor> given, List<Tensor> weightTensors) {
    Map<Input, Shape> shapes = new LinkedHashMap<>();
    List<Tensor> values = new ArrayList<>();
    for (Input input : inputs) {
      Tensor tensor = given.get(input.name());
      if (tensor == null) {
        throw new IllegalArgumentException(
            "The input " + input.name() + " is missing; given are " + given.keySet());
      }
      shapes.put(input, tensor.shape());
      values.add(tensor);
    }
    values.addAll(weightTensors);
    OperatorBinding binding = new OperatorBinding(SymbolBinding.bind(shapes));
    for (Node node : nodes) {
      List<Tensor> read = new ArrayList<>(node.inputs().size());
      for (int number : node.inputs()) {
        read.add(values.get(number));
      }
      values.add(ops.apply(binding.bind(node.operator()), read));
    }
    Map<String, Tensor> results = new LinkedHashMap<>();
    outputs.forEach((name, number) -> results.put(name, values.get(number)));
    return results;
  }

  /** All symbols that the inputs' shapes use as a size of their own. */
  public List<Size> symbolicSizes() {
    return inputs.stream()
        .flatMap(input -> input.shape().sizes().stream())
        .filter(Size::isSymbol)
        .distinct()
        .toList();
  }
}
