package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Rotary;
import ai.lynx.spi.tensor.ElementType;

/**
 * Attention and rotary positions. What all layers have in common, masks and angles, is computed
 * once.
 */
final class AttentionEmissions {
  private AttentionEmissions() {}

  static String attention(Attention operator, NodeText node) {
    String visible =
        node.text()
            .once(
                "self.visible(%s, %s, %d, %s, %s)"
                    .formatted(
                        node.inputs() == 4 ? node.input(3) : "None",
                        operator.causal() ? "True" : "False",
                        operator.window().orElse(0),
                        node.text().size(node.inputShape(0).size(2)),
                        node.text().size(node.inputShape(1).size(2))));
    String mask = node.text().once("(" + visible + ")[0]");
    String causal = node.text().once("(" + visible + ")[1]");
    return node.text()
        .once(
            "self.attend(%s, %s, %s, %s, %s, %s)"
                .formatted(
                    node.input(0),
                    node.converted(1),
                    node.converted(2),
                    mask,
                    causal,
                    NodeText.literal(operator.scale())));
  }

  static String rotary(Rotary operator, NodeText node) {
    String frequencies =
        node.inputType(2) == ElementType.FLOAT32
            ? node.input(2)
            : node.cast(node.input(2), ElementType.FLOAT32);
    String angles = node.text().once("self.angles(%s, %s)".formatted(node.input(1), frequencies));
    String cosine = node.text().once("(" + angles + ")[0]");
    String sine = node.text().once("(" + angles + ")[1]");
    return node.text().once("self.turn(%s, %s, %s)".formatted(node.input(0), cosine, sine));
  }
}
