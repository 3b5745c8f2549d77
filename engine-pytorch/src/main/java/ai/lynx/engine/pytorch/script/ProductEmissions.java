package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.engine.CompilationOptions.LinearWeights;
import ai.lynx.spi.operator.Embedding;
import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.MatMul;
import ai.lynx.spi.operator.PatchEmbedding;
import ai.lynx.spi.tensor.ElementType;

/** Operators that bring large weights to bear. */
final class ProductEmissions {
  private ProductEmissions() {}

  static String linear(Linear operator, NodeText node) {
    String bias = node.inputs() > 2 ? node.converted(2) : "None";
    if (isRounded(node)) {
      int weight = node.weight(1).getAsInt();
      String rounded = node.text().attribute(new Attribute.Rounded("rounded_" + weight, weight));
      String scales = node.text().attribute(new Attribute.Scales("scales_" + weight, weight));
      return node.text()
          .once(
              "self.linear_rounded(%s, %s, %s, %s)"
                  .formatted(node.input(0), rounded, scales, bias));
    }
    return node.text()
        .once("torch.linear(%s, %s, %s)".formatted(node.input(0), node.converted(1), bias));
  }

  /** PyTorch's product with 8-bit weights is fast with BFLOAT16 activations only. */
  private static boolean isRounded(NodeText node) {
    return node.linearWeights() == LinearWeights.INT8
        && node.type() == ElementType.BFLOAT16
        && node.weight(1).isPresent();
  }

  static String matMul(MatMul operator, NodeText node) {
    return node.text().once("torch.matmul(%s, %s)".formatted(node.input(0), node.converted(1)));
  }

  static String embedding(Embedding operator, NodeText node) {
    return node.text().once("torch.embedding(%s, %s)".formatted(node.input(0), node.input(1)));
  }

  static String patchEmbedding(PatchEmbedding operator, NodeText node) {
    String stride = node.text().size(node.inputShape(1).size(2));
    String patches =
        node.text()
            .once(
                "torch.conv2d(%s, %s, %s, [%s, %s])"
                    .formatted(
                        node.input(0),
                        node.converted(1),
                        node.inputs() > 2 ? node.converted(2) : "None",
                        stride,
                        stride));
    return node.text().once("torch.transpose(torch.flatten(" + patches + ", 2), 1, 2)");
  }
}
