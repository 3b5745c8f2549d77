package ai.lynx.engine.tensorrt.onnx;

import static ai.lynx.spi.tensor.ElementType.FLOAT32;

import ai.lynx.engine.tensorrt.fusion.Contributed;
import ai.lynx.spi.operator.LayerNorm;
import ai.lynx.spi.operator.Reduce;
import ai.lynx.spi.operator.RmsNorm;
import ai.lynx.spi.operator.Softmax;
import ai.lynx.spi.operator.TokenLoss;
import java.util.List;

/** Operators on rows, and reductions. */
final class NormTranslations {
  private NormTranslations() {}

  static String layerNorm(LayerNorm operator, Step step) {
    String weight = step.has(1) ? step.floats(1) : ones(step);
    List<String> inputs =
        step.has(2)
            ? List.of(step.floats(0), weight, step.floats(2))
            : List.of(step.floats(0), weight);
    return step.rounded(
        step.writer()
            .node(
                "LayerNormalization",
                inputs,
                Attributes.of("axis", -1),
                Attributes.of("epsilon", operator.epsilon())));
  }

  private static String ones(Step step) {
    String width = step.sizes().vector(step.shape().size(-1));
    return step.writer().node("Expand", List.of(step.writer().number(1), width));
  }

  static String rmsNorm(RmsNorm operator, Step step) {
    NodeWriter writer = step.writer();
    String x = step.floats(0);
    if (step.has(1)
        && step.type() == FLOAT32
        && step.available().contains(Contributed.SIMPLIFIED_LAYER_NORMALIZATION)) {
      return simplified(writer, x, step.floats(1), operator.epsilon());
    }
    String square = writer.node("Pow", List.of(x, writer.number(2)));
    String mean = reduced(writer, "ReduceMean", square, -1, true);
    String shifted = writer.node("Add", List.of(mean, writer.number(operator.epsilon())));
    String normal = writer.node("Div", List.of(x, writer.node("Sqrt", List.of(shifted))));
    if (!step.has(1)) {
      return step.rounded(normal);
    }
    // Rounded before it is multiplied, as LLaMA does.
    String rounded = writer.cast(step.rounded(normal), step.type(), FLOAT32);
    return step.rounded(writer.node("Mul", List.of(rounded, step.floats(1))));
  }

  /** A root-mean-square norm of float32 in one operator of ONNX Runtime's own. */
  static String simplified(NodeWriter writer, String x, String weight, double epsilon) {
    return writer.node(
        "SimplifiedLayerNormalization",
        List.of(x, weight),
        Attributes.of("axis", -1),
        Attributes.of("epsilon", epsilon));
  }

  static String softmax(Softmax operator, Step step) {
    String name = operator.logarithm() ? "LogSoftmax" : "Softmax";
    return step.rounded(
        step.writer().node(name, List.of(step.floats(0)), Attributes.of("axis", -1)));
  }

  static String reduce(Reduce operator, Step step) {
    String name =
        switch (operator.kind()) {
          case SUM -> "ReduceSum";
          case MEAN -> "ReduceMean";
          case MAXIMUM -> "ReduceMax";
        };
    String x = step.type().isFloating() ? step.floats(0) : step.given(0);
    String result =
        reduced(
            step.writer(), name, x, step.input(0).shape().axis(operator.axis()), operator.keep());
    return step.type().isFloating() ? step.rounded(result) : result;
  }

  private static String reduced(NodeWriter writer, String name, String x, long axis, boolean keep) {
    return writer.node(
        name, List.of(x, writer.longs(axis)), Attributes.of("keepdims", keep ? 1 : 0));
  }

  static String tokenLoss(TokenLoss operator, Step step) {
    NodeWriter writer = step.writer();
    String logarithms =
        writer.node("LogSoftmax", List.of(step.floats(0)), Attributes.of("axis", -1));
    String labels = step.given(1);
    String ignored = writer.node("Equal", List.of(labels, writer.index(TokenLoss.IGNORED))); // (n)
    String column =
        writer.node(
            "Unsqueeze",
            List.of(
                writer.node("Where", List.of(ignored, writer.index(0), labels)),
                writer.longs(1))); // (n, 1)
    String chosen =
        writer.node(
            "Squeeze",
            List.of(
                writer.node(
                    "GatherElements", List.of(logarithms, column), Attributes.of("axis", 1)),
                writer.longs(1))); // (n)
    if (operator.smoothing() > 0) {
      String spread = reduced(writer, "ReduceMean", logarithms, 1, false); // (n)
      chosen =
          writer.node(
              "Add",
              List.of(
                  writer.node("Mul", List.of(chosen, writer.number(1 - operator.smoothing()))),
                  writer.node("Mul", List.of(spread, writer.number(operator.smoothing())))));
    }
    String loss = writer.node("Neg", List.of(chosen));
    return writer.node("Where", List.of(ignored, writer.number(0), loss));
  }
}
