package ai.lynx.engine.tensorrt;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Concatenate;
import ai.lynx.spi.operator.Fill;
import ai.lynx.spi.operator.LayerNorm;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.operator.PatchEmbedding;
import ai.lynx.spi.operator.Reshape;
import ai.lynx.spi.operator.Rotary;
import ai.lynx.spi.operator.Slice;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An operator with the sizes that a session for it may not depend on made symbols, so that one
 * session serves many sizes.
 *
 * @param shapes of the inputs; equal sizes are equal symbols
 */
record OneOperator(Operator operator, List<ElementType> types, List<Shape> shapes) {
  static final String RESULT = "result";

  OneOperator {
    types = List.copyOf(types);
    shapes = List.copyOf(shapes);
  }

  /** The operator on inputs of the given shapes and others like them. */
  static OneOperator like(Operator operator, List<ElementType> types, List<Shape> shapes) {
    if (operator instanceof Reshape
        || operator instanceof Broadcast
        || operator instanceof Slice
        || operator instanceof Fill
        || operator instanceof Concatenate
        || operator instanceof PatchEmbedding) {
      return new OneOperator(operator, types, shapes); // whose attributes are such sizes
    }
    Set<Long> fixed = new HashSet<>(List.of(0L, 1L));
    if (operator instanceof LayerNorm) {
      fixed.add(shapes.get(0).size(-1).value());
    } else if (operator instanceof Rotary) {
      fixed.add(shapes.get(0).size(3).value());
      fixed.add(shapes.get(2).size(0).value());
    } else if (operator instanceof Attention) {
      for (Shape shape : shapes.subList(0, 3)) {
        fixed.add(shape.size(1).value());
        fixed.add(shape.size(3).value());
      }
    }
    Map<Long, Size> symbols = new HashMap<>();
    List<Shape> abstracted = new ArrayList<>();
    for (Shape shape : shapes) {
      List<Size> sizes = new ArrayList<>();
      for (Size size : shape.sizes()) {
        sizes.add(
            fixed.contains(size.value())
                ? size
                : symbols.computeIfAbsent(size.value(), v -> Size.symbol("n" + symbols.size())));
      }
      abstracted.add(new Shape(sizes));
    }
    return new OneOperator(operator, types, abstracted);
  }

  static String input(int number) {
    return "input" + number;
  }

  /** A graph of this operator alone. */
  Graph graph() {
    List<Graph.Input> inputs = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      inputs.add(new Graph.Input(input(i), types.get(i), shapes.get(i)));
      numbers.add(i);
    }
    Graph.Node node =
        new Graph.Node(operator, numbers, operator.shape(shapes), operator.type(types));
    return new Graph(inputs, List.of(), List.of(node), Map.of(RESULT, inputs.size()));
  }
}
