package ai.lynx.spi.graph;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.HashMap;
import java.util.Map;

/** Learns what the symbols of a graph stand for from the actual shapes of its inputs. */
final class SymbolBinding {
  private SymbolBinding() {}

  /**
   * The values of all symbols that an input has as a size of its own.
   *
   * @throws IllegalArgumentException if two sizes disagree, or one is not what it is computed to be
   */
  static Map<String, Long> bind(Map<Graph.Input, Shape> actual) {
    Map<String, Long> symbols = new HashMap<>();
    actual.forEach((input, shape) -> learn(input, shape, symbols));
    actual.forEach((input, shape) -> checkComputed(input, shape, symbols));
    return symbols;
  }

  private static void learn(Graph.Input input, Shape actual, Map<String, Long> symbols) {
    Shape declared = input.shape();
    if (declared.rank() != actual.rank()) {
      throw mismatch(input, actual);
    }
    for (int axis = 0; axis < declared.rank(); axis++) {
      Size size = declared.size(axis);
      if (size.isSymbol()) {
        long value = actual.size(axis).value();
        Long before = symbols.putIfAbsent(size.toString(), value);
        if (before != null && before != value) {
          throw new IllegalArgumentException(
              "The input %s says %s is %d, another input said %d."
                  .formatted(input.name(), size, value, before));
        }
      }
    }
  }

  /** Sizes that are numbers, or computed from symbols, such as past + sequence. */
  private static void checkComputed(Graph.Input input, Shape actual, Map<String, Long> symbols) {
    for (int axis = 0; axis < actual.rank(); axis++) {
      long expected = input.shape().size(axis).evaluate(symbol -> known(input, symbol, symbols));
      if (expected != actual.size(axis).value()) {
        throw mismatch(input, actual);
      }
    }
  }

  private static long known(Graph.Input input, String symbol, Map<String, Long> symbols) {
    Long value = symbols.get(symbol);
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
