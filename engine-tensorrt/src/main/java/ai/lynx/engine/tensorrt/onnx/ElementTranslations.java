package ai.lynx.engine.tensorrt.onnx;

import static ai.lynx.spi.tensor.ElementType.BOOL;
import static ai.lynx.spi.tensor.ElementType.FLOAT32;
import static ai.lynx.spi.tensor.ElementType.INT32;

import ai.lynx.spi.operator.Arithmetic;
import ai.lynx.spi.operator.Cast;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.operator.Scale;
import ai.lynx.spi.operator.Select;
import ai.lynx.spi.tensor.ElementType;
import java.util.List;

/** Functions of elements. */
final class ElementTranslations {
  private ElementTranslations() {}

  static String arithmetic(Arithmetic operator, Step step) {
    ElementType working = working(step.type());
    String name =
        switch (operator.kind()) {
          case ADD -> "Add";
          case SUBTRACT -> "Sub";
          case MULTIPLY -> "Mul";
          case DIVIDE -> "Div";
          case MAXIMUM -> "Max";
        };
    String result = step.writer().node(name, List.of(step.as(0, working), step.as(1, working)));
    return step.writer().cast(result, working, step.type());
  }

  /** A type that arithmetic has kernels for. */
  private static ElementType working(ElementType type) {
    return switch (type) {
      case FLOAT32, FLOAT16, BFLOAT16 -> FLOAT32;
      case INT64 -> ElementType.INT64;
      case INT32, INT8, UINT8, BOOL -> INT32;
    };
  }

  static String elementwise(Elementwise operator, Step step) {
    NodeWriter writer = step.writer();
    String x = step.floats(0);
    String result =
        switch (operator.function()) {
          case EXP -> writer.node("Exp", List.of(x));
          case LOG -> writer.node("Log", List.of(x));
          case SQRT -> writer.node("Sqrt", List.of(x));
          case TANH -> writer.node("Tanh", List.of(x));
          case SIGMOID -> writer.node("Sigmoid", List.of(x));
          case RELU -> writer.node("Relu", List.of(x));
          case SILU -> times(writer, x, writer.node("Sigmoid", List.of(x)));
          case GELU -> gelu(writer, x);
          case GELU_TANH -> geluByTanh(writer, x);
          case GELU_QUICK -> {
            String inner = times(writer, x, writer.number(1.702));
            yield times(writer, x, writer.node("Sigmoid", List.of(inner)));
          }
        };
    return step.rounded(result);
  }

  /** x * (1 + erf(x / sqrt 2)) / 2, in the order that ONNX Runtime recognises. */
  private static String gelu(NodeWriter writer, String x) {
    String inner = writer.node("Div", List.of(x, writer.number(Math.sqrt(2))));
    String error = writer.node("Erf", List.of(inner));
    String twice = writer.node("Add", List.of(error, writer.number(1)));
    return times(writer, times(writer, x, twice), writer.number(0.5));
  }

  /** x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))) / 2. */
  private static String geluByTanh(NodeWriter writer, String x) {
    String cube = writer.node("Pow", List.of(x, writer.number(3)));
    String bent = writer.node("Add", List.of(x, times(writer, cube, writer.number(0.044715))));
    String inner = times(writer, bent, writer.number(Math.sqrt(2 / Math.PI)));
    String twice =
        writer.node("Add", List.of(writer.node("Tanh", List.of(inner)), writer.number(1)));
    return times(writer, times(writer, x, twice), writer.number(0.5));
  }

  private static String times(NodeWriter writer, String left, String right) {
    return writer.node("Mul", List.of(left, right));
  }

  static String scale(Scale operator, Step step) {
    NodeWriter writer = step.writer();
    String result = step.floats(0);
    if (operator.factor() != 1) {
      result = times(writer, result, writer.number(operator.factor()));
    }
    if (operator.shift() != 0) {
      result = writer.node("Add", List.of(result, writer.number(operator.shift())));
    }
    return step.rounded(result);
  }

  static String select(Select operator, Step step) {
    ElementType working = working(step.type());
    String result =
        step.writer()
            .node("Where", List.of(step.given(0), step.as(1, working), step.as(2, working)));
    return step.writer().cast(result, working, step.type());
  }

  static String cast(Cast operator, Step step) {
    ElementType from = step.input(0).type();
    if (operator.target() == BOOL && from.isFloating()) {
      // Whatever is not 0 is true, numbers between 0 and 1 as well.
      String zero = step.writer().number(0);
      String equal = step.writer().node("Equal", List.of(step.as(0, FLOAT32), zero));
      return step.writer().node("Not", List.of(equal));
    }
    return step.as(0, operator.target());
  }
}
