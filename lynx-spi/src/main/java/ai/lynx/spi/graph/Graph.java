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
   * The values that the actual sizes of given inputs give to the symbols. Who runs the graph many
   * times keeps its {@link InputSizes}.
   *
   * @throws IllegalArgumentException if an input is missing or has another type, or if sizes do not
   *     fit the graph or one another
   */
  public Map<String, Long> symbols(Map<String, Tensor> given) {
    return InputSizes.of(this).symbols(given);
  }

  /**
   * Applies the graph to given inputs with any Ops.
   *
   * @param given a tensor for each input, whose actual sizes give the symbols their values
   * @param weightTensors a tensor for each weight, in order; {@link #weights()} for the engine that
   *     owns them
   * @throws IllegalArgumentException if an input is missing or has another type, or two inputs
   *     disagree about a symbol
   */
  public Map<String, Tensor> replay(
      Ops ops, Map<String, Tensor> given, List<Tensor> weightTensors) {
    OperatorBinding binding = new OperatorBinding(symbols(given));
    List<Tensor> values = new ArrayList<>();
    inputs.forEach(input -> values.add(given.get(input.name())));
    values.addAll(weightTensors);
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

  /** The shape of a value by its number. */
  public Shape shape(int value) {
    if (isNode(value)) {
      return node(value).shape();
    }
    return isWeight(value) ? weights.get(value - inputs.size()).shape() : inputs.get(value).shape();
  }

  /** The element type of a value by its number. */
  public ElementType type(int value) {
    if (isNode(value)) {
      return node(value).type();
    }
    return isWeight(value) ? weights.get(value - inputs.size()).type() : inputs.get(value).type();
  }

  /** Whether a value is a weight. */
  public boolean isWeight(int value) {
    return value >= inputs.size() && !isNode(value);
  }

  /** Whether a value is what a node computes. */
  public boolean isNode(int value) {
    return value >= inputs.size() + weights.size();
  }

  /** The node that computes a value. */
  public Node node(int value) {
    return nodes.get(value - inputs.size() - weights.size());
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
