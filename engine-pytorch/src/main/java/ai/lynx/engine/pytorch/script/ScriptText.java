package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines of a method as they grow. An expression that was written before is not repeated. */
final class ScriptText {
  private final StringBuilder lines = new StringBuilder();
  private final Map<String, String> known = new HashMap<>();
  private final Map<Size, String> sizes = new LinkedHashMap<>();
  private final Map<String, Attribute> attributes = new LinkedHashMap<>();
  private int variables;

  /** The variable that holds an expression's value. */
  String once(String expression) {
    return known.computeIfAbsent(expression, this::again);
  }

  /** A new variable for an expression whose value may differ or that changes memory. */
  String again(String expression) {
    String variable = "v" + variables++;
    lines.append(variable).append(" = ").append(expression).append('\n');
    return variable;
  }

  /** A size as a number or as a variable. */
  String size(Size size) {
    if (size.isKnown()) {
      return Long.toString(size.value());
    }
    return sizes.computeIfAbsent(size, fresh -> "s" + sizes.size());
  }

  /** The sizes of a shape as a list. */
  String sizes(Shape shape) {
    return shape.sizes().stream().map(this::size).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A tensor that the module holds. */
  String attribute(Attribute attribute) {
    attributes.putIfAbsent(attribute.name(), attribute);
    return "self." + attribute.name();
  }

  /** One of the graph's weights as it is, which the module then holds. */
  String weight(int number) {
    return attribute(new Attribute.Weight("weight_" + number, number));
  }

  List<Attribute> attributes() {
    return new ArrayList<>(attributes.values());
  }

  /** The sizes that variables stand for, in the order of their numbers. */
  List<Size> variableSizes() {
    return new ArrayList<>(sizes.keySet());
  }

  String lines() {
    return lines.toString();
  }
}
