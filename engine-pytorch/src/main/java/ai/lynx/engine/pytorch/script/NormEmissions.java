package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.operator.LayerNorm;
import ai.lynx.spi.operator.Reduce;
import ai.lynx.spi.operator.RmsNorm;
import ai.lynx.spi.operator.Softmax;
import ai.lynx.spi.operator.TokenLoss;
import ai.lynx.spi.tensor.ElementType;

/** Operators that bring the elements of an axis together. */
final class NormEmissions {
  private NormEmissions() {}

  static String layerNorm(LayerNorm operator, NodeText node) {
    return node.text()
        .once(
            "torch.layer_norm(%s, [%s], %s, %s, %s)"
                .formatted(
                    node.input(0),
                    node.text().size(node.shape().size(-1)),
                    node.inputs() > 1 ? node.converted(1) : "None",
                    node.inputs() > 2 ? node.converted(2) : "None",
                    NodeText.literal(operator.epsilon())));
  }

  static String rmsNorm(RmsNorm operator, NodeText node) {
    String width = node.text().size(node.shape().size(-1));
    String epsilon = NodeText.literal(operator.epsilon());
    if (node.type() == ElementType.FLOAT32) {
      return node.text()
          .once(
              "torch.rms_norm(%s, [%s], %s, %s)"
                  .formatted(
                      node.input(0),
                      width,
                      node.inputs() > 1 ? node.converted(1) : "None",
                      epsilon));
    }
    // PyTorch's own would round once where LLaMA rounds twice.
    String normalized =
        node.cast(
            node.text()
                .once(
                    "torch.rms_norm(%s, [%s], None, %s)"
                        .formatted(node.inFloat32(0), width, epsilon)),
            node.type());
    return node.inputs() == 1
        ? normalized
        : node.text().once("torch.mul(%s, %s)".formatted(normalized, node.converted(1)));
  }

  static String softmax(Softmax operator, NodeText node) {
    String function = operator.logarithm() ? "log_softmax" : "softmax";
    return node.text().once("torch.%s(%s, -1)".formatted(function, node.input(0)));
  }

  static String reduce(Reduce operator, NodeText node) {
    int axis = node.inputShape(0).axis(operator.axis());
    String keep = operator.keep() ? "True" : "False";
    boolean floating = node.type().isFloating();
    return switch (operator.kind()) {
      case MAXIMUM ->
          node.text().once("torch.amax(%s, [%d], %s)".formatted(node.input(0), axis, keep));
      case SUM -> {
        String sum =
            node.text().once("torch.sum(%s, [%d], %s)".formatted(node.input(0), axis, keep));
        // PyTorch sums all whole numbers to int64.
        yield floating ? sum : node.cast(sum, node.type());
      }
      case MEAN -> {
        String numbers = floating ? node.input(0) : node.inFloat32(0);
        String mean = node.text().once("torch.mean(%s, [%d], %s)".formatted(numbers, axis, keep));
        yield floating ? mean : node.cast(mean, node.type());
      }
    };
  }

  static String tokenLoss(TokenLoss operator, NodeText node) {
    return node.text()
        .once(
            "torch.cross_entropy_loss(%s, %s, None, 0, %d, %s)"
                .formatted(
                    node.inFloat32(0),
                    node.input(1),
                    TokenLoss.IGNORED,
                    NodeText.literal(operator.smoothing())));
  }
}
