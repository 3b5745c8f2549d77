package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sizes as values of the graph: numbers are constants, symbols are read off the shapes of the
 * inputs that have them, and what is computed from symbols is computed when the graph runs.
 */
final class SizeNodes {
  private final NodeWriter writer;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, String> numbers = new HashMap<>();

  SizeNodes(NodeWriter writer) {
    this.writer = writer;
  }

  /** Learns where symbols can be read. */
  void learn(String input, Shape shape) {
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.size(axis).isSymbol()) {
        places.putIfAbsent(shape.size(axis).toString(), new Place(input, axis));
      }
    }
  }

  /** Learns that an input, a vector of one INT64, is what a symbol stands for. */
  void learnNumber(String symbol, String input) {
    numbers.put(symbol, input);
  }

  boolean knows(Size symbol) {
    return places.containsKey(symbol.toString()) || numbers.containsKey(symbol.toString());
  }

  /** A size as a vector of one INT64. */
  String vector(Size size) {
    if (size.isKnown()) {
      return writer.longs(size.value());
    }
    String sum = null;
    for (Size.Term term : size.terms()) {
      String product = product(term);
      sum = sum == null ? product : writer.node("Add", List.of(sum, product));
    }
    return sum;
  }

  /** A size as a scalar of INT64. */
  String scalar(Size size) {
    if (size.isKnown()) {
      return writer.index(size.value());
    }
    return writer.node("Squeeze", List.of(vector(size), writer.longs(0)));
  }

  /** All sizes of a shape as a vector of INT64. */
  String vector(Shape shape) {
    if (shape.isKnown()) {
      return writer.longs(shape.toLongs());
    }
    List<String> parts = new ArrayList<>();
    List<Long> known = new ArrayList<>();
    for (Size size : shape.sizes()) {
      if (size.isKnown()) {
        known.add(size.value());
      } else {
        flush(known, parts);
        parts.add(vector(size));
      }
    }
    flush(known, parts);
    return parts.size() == 1
        ? parts.get(0)
        : writer.node("Concat", parts, Attributes.of("axis", 0));
  }

  private void flush(List<Long> known, List<String> parts) {
    if (!known.isEmpty()) {
      parts.add(writer.longs(known.stream().mapToLong(Long::longValue).toArray()));
      known.clear();
    }
  }

  private String product(Size.Term term) {
    String product = null;
    for (String symbol : term.symbols()) {
      String value = symbol(symbol);
      product = product == null ? value : writer.node("Mul", List.of(product, value));
    }
    if (product == null) {
      return writer.longs(term.coefficient());
    }
    return term.coefficient() == 1
        ? product
        : writer.node("Mul", List.of(product, writer.longs(term.coefficient())));
  }

  private String symbol(String name) {
    if (numbers.containsKey(name)) {
      return numbers.get(name);
    }
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalArgumentException(
          "No input of the graph has " + name + " as a size of its own.");
    }
    String shape = writer.node("Shape", List.of(place.input()));
    return writer.node(
        "Gather", List.of(shape, writer.longs(place.axis())), Attributes.of("axis", 0));
  }

  /** An axis of an input whose size a symbol stands for. */
  private record Place(String input, int axis) {}
}
