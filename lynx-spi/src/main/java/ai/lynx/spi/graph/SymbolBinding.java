package ai.lynx.spi.graph;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.Map;

/** Learns what the symbols of a graph stand for from the actual shapes of its inputs. */
final class SymbolBinding {
  private SymbolBinding() {}

  static void bind(Graph.Input input, Shape actual, Map<String, Long> symbols) {
    Shape declared = input.shape();
    if (declared.rank() != actual.rank()) {
      throw mismatch(input, actual);
    }
    for (int axis = 0; axis < declared.rank(); axis++) {
      Size size = declared.size(axis);
      long value = actual.size(axis).value();
      if (size.isKnown()) {
        if (size.value() != value) {
          throw mismatch(input, actual);
        }
      } else {
        // Inputs declare bare symbols; sums and products of them are only ever computed.
        Long before = symbols.putIfAbsent(size.toString(), value);
        if (before != null && before != value) {
          throw new IllegalArgumentException(
              "The input %s says %s is %d, another input said %d."
                  .formatted(input.name(), size, value, before));
        }
      }
    }
  }

  private static IllegalArgumentException mismatch(Graph.Input input, Shape actual) {
    return new IllegalArgumentException(
        "The input %s has the shape %s, not %s.".formatted(input.name(), input.shape(), actual));
  }
}
