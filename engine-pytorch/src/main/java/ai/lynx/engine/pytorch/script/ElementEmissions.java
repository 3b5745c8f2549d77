package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.operator.Arithmetic;
import ai.lynx.spi.operator.Cast;
import ai.lynx.spi.operator.Constant;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.operator.Fill;
import ai.lynx.spi.operator.Scale;
import ai.lynx.spi.operator.Select;
import ai.lynx.spi.tensor.ElementType;

/** Operators on each element by itself, and those without inputs. */
final class ElementEmissions {
  private ElementEmissions() {}

  static String arithmetic(Arithmetic operator, NodeText node) {
    String function =
        switch (operator.kind()) {
          case ADD -> "add";
          case SUBTRACT -> "sub";
          case MULTIPLY -> "mul";
          case DIVIDE -> "div";
          case MAXIMUM -> "maximum";
        };
    String result =
        node.text().once("torch.%s(%s, %s)".formatted(function, node.input(0), node.converted(1)));
    // PyTorch divides whole numbers to fractions.
    boolean fraction = operator.kind() == Arithmetic.Kind.DIVIDE && !node.type().isFloating();
    return fraction ? node.cast(result, node.type()) : result;
  }

  static String elementwise(Elementwise operator, NodeText node) {
    String x = node.input(0);
    return switch (operator.function()) {
      case EXP -> node.text().once("torch.exp(" + x + ")");
      case LOG -> node.text().once("torch.log(" + x + ")");
      case SQRT -> node.text().once("torch.sqrt(" + x + ")");
      case TANH -> node.text().once("torch.tanh(" + x + ")");
      case SIGMOID -> node.text().once("torch.sigmoid(" + x + ")");
      case RELU -> node.text().once("torch.relu(" + x + ")");
      case SILU -> node.text().once("torch.silu(" + x + ")");
      case GELU -> node.text().once("torch.gelu(" + x + ")");
      case GELU_TANH -> node.text().once("torch.gelu(" + x + ", approximate=\"tanh\")");
      case GELU_QUICK -> {
        String h = node.inFloat32(0);
        String gate = node.text().once("torch.sigmoid(torch.mul(" + h + ", 1.702))");
        yield rounded(node, node.text().once("torch.mul(" + h + ", " + gate + ")"));
      }
    };
  }

  static String scale(Scale operator, NodeText node) {
    String factor = NodeText.literal(operator.factor());
    if (operator.shift() == 0) {
      return node.text().once("torch.mul(" + node.input(0) + ", " + factor + ")");
    }
    String shift = NodeText.literal(operator.shift());
    return rounded(
        node,
        node.text()
            .once("torch.add(torch.mul(%s, %s), %s)".formatted(node.inFloat32(0), factor, shift)));
  }

  /** A float32 expression in the type of the result. */
  private static String rounded(NodeText node, String expression) {
    return node.type() == ElementType.FLOAT32 ? expression : node.cast(expression, node.type());
  }

  static String select(Select operator, NodeText node) {
    String otherwise =
        node.inputType(2) == node.type() ? node.input(2) : node.cast(node.input(2), node.type());
    return node.text()
        .once("torch.where(%s, %s, %s)".formatted(node.input(0), node.input(1), otherwise));
  }

  static String cast(Cast operator, NodeText node) {
    return node.inputType(0) == operator.target()
        ? node.input(0)
        : node.cast(node.input(0), operator.target());
  }

  static String constant(Constant operator, NodeText node) {
    return node.text()
        .attribute(new Attribute.Numbers("constant_" + node.number(), operator.data()));
  }

  static String fill(Fill operator, NodeText node) {
    return node.text()
        .once(
            "torch.full(%s, %s, dtype=%d)"
                .formatted(
                    node.text().sizes(operator.target()),
                    NodeText.literal(operator.value()),
                    TypeNumber.of(operator.elementType())));
  }
}
