package ai.lynx.vision.encoders.vit;

import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.Linear;
import org.jspecify.annotations.Nullable;

/** Self-attention of all tokens. */
record VitAttention(InputProjection input, Linear output, int heads, int headWidth) {
  /**
   * (pictures, tokens, width) to the same shape; no residual.
   *
   * @param mask BOOL (pictures, tokens), true on what may be looked at; null if all may
   */
  Tensor forward(Ops ops, Tensor x, @Nullable Tensor mask) {
    InputProjection.Projected projected = input.forward(ops, x);
    Tensor seen =
        ops.attention(
            Attention.full(1 / Math.sqrt(headWidth)),
            ops.splitHeads(projected.query(), heads), // (pictures, heads, tokens, head width)
            ops.splitHeads(projected.key(), heads),
            ops.splitHeads(projected.value(), heads),
            mask);
    return output.forward(ops, ops.mergeHeads(seen));
  }
}
