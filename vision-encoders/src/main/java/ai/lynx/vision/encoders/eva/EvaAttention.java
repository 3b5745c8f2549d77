package ai.lynx.vision.encoders.eva;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.Linear;

/** Self-attention of all tokens; queries and values have a bias, keys have none. */
record EvaAttention(
    Linear query, Linear key, Linear value, Linear output, int heads, int headWidth) {
  /**
   * @param last how the output projection begins
   */
  static EvaAttention of(EvaVitSettings settings, Initialization last, Weights weights) {
    int width = settings.width();
    return new EvaAttention(
        Linear.of(weights.at("q_proj"), EvaVit.START, width, width),
        Linear.withoutBias(weights.at("k_proj"), EvaVit.START, width, width),
        Linear.of(weights.at("v_proj"), EvaVit.START, width, width),
        Linear.of(weights.at("proj"), last, width, width),
        settings.heads(),
        width / settings.heads());
  }

  /** (pictures, tokens, width) to the same shape; no residual. */
  Tensor forward(Ops ops, Tensor x) {
    Tensor seen =
        ops.attention(
            Attention.full(1 / Math.sqrt(headWidth)),
            ops.splitHeads(query.forward(ops, x), heads), // (pictures, heads, tokens, head width)
            ops.splitHeads(key.forward(ops, x), heads),
            ops.splitHeads(value.forward(ops, x), heads),
            null);
    return output.forward(ops, ops.mergeHeads(seen));
  }
}
