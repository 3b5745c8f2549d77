package ai.lynx.spi.graph;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns what the symbols of a graph stand for from the actual shapes of its inputs: planned once,
 * for a graph that is run many times. Immutable.
 */
public final class InputSizes {
  /** The place of a size that is no symbol: a number, or computed from symbols. */
  private static final int NONE = -1;

  private final List<Graph.Input> inputs;
  private final List<String> symbols = new ArrayList<>();
  private final List<int[]> places = new ArrayList<>();

  private InputSizes(List<Graph.Input> inputs) {
    this.inputs = inputs;
    Map<String, Integer> numbers = new HashMap<>();
    for (Graph.Input input : inputs) {
      List<Size> sizes = input.shape().sizes();
      int[] own = new int[sizes.size()];
      for (int axis = 0; axis < own.length; axis++) {
        Size size = sizes.get(axis);
        own[axis] =
            size.isSymbol()
                ? numbers.computeIfAbsent(
                    size.toString(),
                    name -> {
                      symbols.add(name);
                      return symbols.size() - 1;
                    })
                : NONE;
      }
      places.add(own);
    }
  }

  /** The sizes of a graph's inputs. */
  public static InputSizes of(Graph graph) {
    return new InputSizes(graph.inputs());
  }

  /**
   * The values that the actual sizes of given inputs give to the symbols.
   *
   * @throws IllegalArgumentException if an input is missing or has another type, or if sizes do not
   *     fit the graph or one another
   */
  public Map<String, Long> symbols(Map<String, Tensor> given) {
    Map<String, Long> values = new LinkedHashMap<>();
    long[] known = new long[symbols.size()];
    Arrays.fill(known, NONE);
    List<Shape> actual = new ArrayList<>(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      Shape shape = shape(inputs.get(i), given);
      learn(i, shape, known);
      actual.add(shape);
    }
    for (int i = 0; i < known.length; i++) {
      values.put(symbols.get(i), known[i]);
    }
    for (int i = 0; i < inputs.size(); i++) {
      checkOthers(i, actual.get(i), values);
    }
    return values;
  }

  private static Shape shape(Graph.Input input, Map<String, Tensor> given) {
    Tensor tensor = given.get(input.name());
    if (tensor == null) {
      throw new IllegalArgumentException(
          "The input " + input.name() + " is missing; given are " + given.keySet());
    }
    if (tensor.type() != input.type()) {
      throw new IllegalArgumentException(
          "The input %s has the type %s, not %s."
              .formatted(input.name(), input.type(), tensor.type()));
    }
    Shape shape = tensor.shape();
    if (shape.rank() != input.shape().rank()) {
      throw mismatch(input, shape);
    }
    return shape;
  }

  private void learn(int number, Shape actual, long[] known) {
    int[] own = places.get(number);
    for (int axis = 0; axis < own.length; axis++) {
      int symbol = own[axis];
      if (symbol != NONE) {
        long value = actual.size(axis).value();
        if (known[symbol] != NONE && known[symbol] != value) {
          throw new IllegalArgumentException(
              "The input %s says %s is %d, another input said %d."
                  .formatted(inputs.get(number).name(), symbols.get(symbol), value, known[symbol]));
        }
        known[symbol] = value;
      }
    }
  }

  /** Sizes that are numbers, or computed from symbols, such as past + sequence. */
  private void checkOthers(int number, Shape actual, Map<String, Long> values) {
    Graph.Input input = inputs.get(number);
    int[] own = places.get(number);
    for (int axis = 0; axis < own.length; axis++) {
      if (own[axis] == NONE) {
        Size declared = input.shape().size(axis);
        long expected =
            declared.isKnown()
                ? declared.value()
                : declared.evaluate(symbol -> value(input, symbol, values));
        if (expected != actual.size(axis).value()) {
          throw mismatch(input, actual);
        }
      }
    }
  }

  private static long value(Graph.Input input, String symbol, Map<String, Long> values) {
    Long value = values.get(symbol);
    if (value == null) {
      throw new IllegalArgumentException(
          "The input %s has the shape %s, but no input has %s as a size of its own."
              .formatted(input.name(), input.shape(), symbol));
    }
    return value;
  }

  private static IllegalArgumentException mismatch(Graph.Input input, Shape actual) {
    return new IllegalArgumentException(
        "The input %s has the shape %s, not %s.".formatted(input.name(), input.shape(), actual));
  }
}
