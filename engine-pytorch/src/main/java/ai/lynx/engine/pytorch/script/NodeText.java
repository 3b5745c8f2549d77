package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One node of a graph, for whoever writes it down.
 *
 * @param number the node's own value
 * @param values the expressions of all values before it; nothing for weights, which not all that
 *     read them read as they are
 * @param forms how weights are held that linear layers read, by their numbers; others as they are
 */
record NodeText(
    Graph graph,
    Graph.Node node,
    int number,
    List<String> values,
    ScriptText text,
    Map<Integer, WeightForm> forms,
    CacheUse cacheUse) {
  int inputs() {
    return node.inputs().size();
  }

  /** The type of the result. */
  ElementType type() {
    return node.type();
  }

  /** The shape of the result. */
  Shape shape() {
    return node.shape();
  }

  /** The expression of an input. A weight is held as it is from the first time it is asked for. */
  String input(int index) {
    OptionalInt weight = weight(index);
    return weight.isPresent()
        ? text.weight(weight.getAsInt())
        : values.get(node.inputs().get(index));
  }

  Shape inputShape(int index) {
    return graph.shape(node.inputs().get(index));
  }

  ElementType inputType(int index) {
    return graph.type(node.inputs().get(index));
  }

  /** An input in the type of the result. */
  String converted(int index) {
    return inputType(index) == type() ? input(index) : cast(input(index), type());
  }

  /** An input in float32. */
  String inFloat32(int index) {
    return inputType(index) == ElementType.FLOAT32
        ? input(index)
        : cast(input(index), ElementType.FLOAT32);
  }

  /** The number of the weight that an input is; empty if it is computed or given. */
  OptionalInt weight(int index) {
    int value = node.inputs().get(index);
    return graph.isWeight(value)
        ? OptionalInt.of(value - graph.inputs().size())
        : OptionalInt.empty();
  }

  String cast(String expression, ElementType type) {
    return text.once("torch.to(" + expression + ", " + TypeNumber.of(type) + ")");
  }

  /** A number of a floating type. */
  static String literal(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "float(\"" + notFinite(value) + "\")";
  }

  private static String notFinite(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    return value > 0 ? "inf" : "-inf";
  }
}
