package ai.lynx.adapters.gated;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One block: {@code h += tanh(a) attention(norm(h), vision)}, then {@code h += tanh(b)
 * mlp(norm(h))}.
 *
 * @param attentionGate (1), or (1, 1, width) with a gate for each channel
 * @param feedForwardGate (1), or (1, 1, width)
 * @param blind what happens to a token that may look at nothing
 */
record GatedBlock(
    RmsNorm attentionNorm,
    CrossAttention attention,
    Tensor attentionGate,
    RmsNorm feedForwardNorm,
    GatedMlp feedForward,
    Tensor feedForwardGate,
    GatedBlockSpec.Blind blind) {
  static GatedBlock of(GatedBlockSpec spec, Weights weights) {
    int width = spec.width();
    return new GatedBlock(
        RmsNorm.of(width, spec.epsilon(), weights.at("input_layernorm")),
        CrossAttention.of(spec, weights.at("cross_attn")),
        gate(spec.names().attentionGate(), spec, weights),
        RmsNorm.of(width, spec.epsilon(), weights.at("post_attention_layernorm")),
        GatedMlp.of(spec, weights.at("mlp")),
        gate(spec.names().feedForwardGate(), spec, weights),
        spec.blind());
  }

  private static Tensor gate(String name, GatedBlockSpec spec, Weights weights) {
    return spec.gateOfEachChannel()
        ? weights.get(name, spec.gateStart(), 1, 1, spec.width())
        : weights.get(name, spec.gateStart(), 1);
  }

  /**
   * @param hidden (batch, tokens, width)
   * @param answers of the vision vectors
   * @param seen BOOL (batch, tokens, n), true where a token may look; null if all may look at all
   * @return the shape of {@code hidden}
   */
  Tensor forward(Ops ops, Tensor hidden, CrossAttention.Answers answers, @Nullable Tensor seen) {
    Tensor asking = attentionNorm.forward(ops, hidden);
    Tensor sees = seen == null ? null : sees(ops, seen); // (batch, tokens, 1)
    boolean opened = blind == GatedBlockSpec.Blind.SEES_ALL_AND_THINKS_NOTHING;
    Tensor open = opened ? allForTheBlind(ops, seen, sees) : seen;
    Tensor found = attention.forward(ops, asking, answers, open); // (batch, tokens, width)
    Tensor known = opened ? found : blindToZero(ops, found, sees);
    Tensor looked = ops.add(hidden, ops.multiply(known, ops.tanh(attentionGate)));
    Tensor thought = thoughts(ops, looked);
    Tensor change = opened ? blindToZero(ops, thought, sees) : thought;
    return ops.add(looked, ops.multiply(change, ops.tanh(feedForwardGate)));
  }

  /**
   * Without a picture attention finds nothing, and only the feed-forward network changes tokens.
   */
  Tensor forward(Ops ops, Tensor hidden) {
    return ops.add(hidden, ops.multiply(thoughts(ops, hidden), ops.tanh(feedForwardGate)));
  }

  private Tensor thoughts(Ops ops, Tensor looked) {
    return feedForward.forward(ops, feedForwardNorm.forward(ops, looked));
  }

  /** Which tokens see any vector, BOOL (batch, tokens, 1). */
  private static Tensor sees(Ops ops, Tensor seen) {
    return ops.cast(ops.sum(ops.cast(seen, ElementType.FLOAT32), 2, true), ElementType.BOOL);
  }

  /** The mask with rows that are all closed opened; null for no mask. */
  private static @Nullable Tensor allForTheBlind(
      Ops ops, @Nullable Tensor seen, @Nullable Tensor sees) {
    if (seen == null || sees == null) {
      return null;
    }
    Tensor blind = ops.scale(ops.cast(sees, ElementType.FLOAT32), -1, 1); // (batch, tokens, 1)
    return ops.cast(ops.maximum(ops.cast(seen, ElementType.FLOAT32), blind), ElementType.BOOL);
  }

  /** Zero where a token sees no vector. */
  private static Tensor blindToZero(Ops ops, Tensor branch, @Nullable Tensor sees) {
    return sees == null ? branch : ops.select(sees, branch, ops.scale(branch, 0));
  }
}
