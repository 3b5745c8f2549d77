package ai.lynx.adapters.gated;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One block: {@code h += tanh(a) attention(norm(h), vision)}, then {@code h += tanh(b)
 * mlp(norm(h))}.
 *
 * <p>A token that may look at nothing gets nothing from attention; the network after it still
 * changes the token.
 *
 * @param attentionGate (1), or (1, 1, width) with a gate for each channel
 * @param feedForwardGate (1), or (1, 1, width)
 */
record GatedBlock(
    RmsNorm attentionNorm,
    CrossAttention attention,
    Tensor attentionGate,
    RmsNorm feedForwardNorm,
    GatedMlp feedForward,
    Tensor feedForwardGate) {
  static GatedBlock of(GatedCrossAttentionSettings settings, Weights weights) {
    int width = settings.width();
    return new GatedBlock(
        RmsNorm.of(width, settings.epsilon(), weights.at("input_layernorm")),
        CrossAttention.of(settings, weights.at("cross_attn")),
        gate("alpha_cross_attn", settings, weights),
        RmsNorm.of(width, settings.epsilon(), weights.at("post_attention_layernorm")),
        GatedMlp.of(settings, weights.at("mlp")),
        gate("alpha_dense", settings, weights));
  }

  private static Tensor gate(String name, GatedCrossAttentionSettings settings, Weights weights) {
    return settings.gateOfEachChannel()
        ? weights.get(name, Initialization.ZEROS, 1, 1, settings.width())
        : weights.get(name, Initialization.ZEROS, 1);
  }

  /**
   * @param hidden (batch, tokens, width)
   * @param vision (batch, n, vision width)
   * @param seen BOOL (batch, tokens, n), true where a token may look; null if all may look at all
   * @return the shape of {@code hidden}
   */
  Tensor forward(Ops ops, Tensor hidden, Tensor vision, @Nullable Tensor seen) {
    Tensor asking = attentionNorm.forward(ops, hidden);
    Tensor found = attention.forward(ops, asking, vision, seen); // (batch, tokens, width)
    Tensor known = blindToZero(ops, found, seen);
    Tensor looked = ops.add(hidden, ops.multiply(known, ops.tanh(attentionGate)));
    Tensor change = feedForward.forward(ops, feedForwardNorm.forward(ops, looked));
    return ops.add(looked, ops.multiply(change, ops.tanh(feedForwardGate)));
  }

  /** Zero where a token sees no vector: what attention finds there is unspecified. */
  private static Tensor blindToZero(Ops ops, Tensor found, @Nullable Tensor seen) {
    if (seen == null) {
      return found;
    }
    Tensor count = ops.sum(ops.cast(seen, ElementType.FLOAT32), 2, true); // (batch, tokens, 1)
    Tensor sees = ops.cast(count, ElementType.BOOL);
    Tensor nothing = ops.scale(found, 0);
    return ops.select(sees, found, nothing); // (batch, tokens, width)
  }
}
