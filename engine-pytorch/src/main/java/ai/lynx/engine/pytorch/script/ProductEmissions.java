package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.operator.Embedding;
import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.MatMul;
import ai.lynx.spi.operator.PatchEmbedding;

/** Operators that bring large weights to bear. */
final class ProductEmissions {
  private ProductEmissions() {}

  static String linear(Linear operator, NodeText node) {
    String bias = node.inputs() > 2 ? node.converted(2) : "None";
    WeightForm form =
        node.weight(1).isPresent() ? node.forms().get(node.weight(1).getAsInt()) : null;
    if (form != null) {
      return rounded(form, node.weight(1).getAsInt(), bias, node);
    }
    return node.text()
        .once("torch.linear(%s, %s, %s)".formatted(node.input(0), node.converted(1), bias));
  }

  private static String rounded(WeightForm form, int weight, String bias, NodeText node) {
    Attribute numbers =
        switch (form) {
          case BYTES -> new Attribute.Bytes("bytes_" + weight, weight);
          case HALVES -> new Attribute.Halves("halves_" + weight, weight);
        };
    Attribute scales =
        switch (form) {
          case BYTES -> new Attribute.ByteScales("scales_" + weight, weight);
          case HALVES -> new Attribute.HalfScales("scales_" + weight, weight);
        };
    return node.text()
        .once(
            "self.linear_%s(%s, %s, %s, %s)"
                .formatted(
                    form == WeightForm.BYTES ? "bytes" : "halves",
                    node.input(0),
                    node.text().attribute(numbers),
                    node.text().attribute(scales),
                    bias));
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
