package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Causal self-attention with rotary positions (arXiv 2104.09864) and grouped queries (arXiv
 * 2305.13245). The cache holds keys that are rotated already.
 */
final class SelfAttention {
  private final Projection query;
  private final Projection key;
  private final Projection value;
  private final Projection output;
  private final AttentionSpec spec;
  private final Attention kind;

  SelfAttention(DecoderSpec decoder, Weights weights) {
    spec = decoder.attention();
    int width = decoder.width();
    int queries = spec.heads() * spec.headWidth();
    int keys = spec.keyHeads() * spec.headWidth();
    double deviation = decoder.initialDeviation();
    query = Projection.of(weights.at("q_proj"), width, queries, spec.biases(), deviation);
    key = Projection.of(weights.at("k_proj"), width, keys, spec.biases(), deviation);
    value = Projection.of(weights.at("v_proj"), width, keys, spec.biases(), deviation);
    output = Projection.of(weights.at("o_proj"), queries, width, spec.biases(), deviation);
    kind = Attention.causal(1 / Math.sqrt(spec.headWidth()));
  }

  /** What the tokens read, (batch, tokens, width), and all keys and values so far. */
  record Result(Tensor hidden, KvCache.Layer cache) {}

  /**
   * @param x (batch, tokens, width)
   */
  Result forward(Ops ops, Tensor x, Step step, KvCache.@Nullable Layer past) {
    Tensor q = ops.splitHeads(query.apply(ops, x), spec.heads()); // (batch, heads, tokens, d)
    Tensor k = ops.splitHeads(key.apply(ops, x), spec.keyHeads()); // (batch, key heads, tokens, d)
    Tensor v = ops.splitHeads(value.apply(ops, x), spec.keyHeads()); // like k
    q = ops.rotary(q, step.positions(), step.frequencies());
    k = ops.rotary(k, step.positions(), step.frequencies());
    if (past != null) {
      k = ops.extendCache(past.keys(), k); // (batch, key heads, past + tokens, d)
      v = ops.extendCache(past.values(), v);
    }
    Tensor read = ops.attention(kind, q, k, v, step.mask()); // (batch, heads, tokens, d)
    Tensor hidden = output.apply(ops, ops.mergeHeads(read)); // (batch, tokens, width)
    return new Result(hidden, new KvCache.Layer(k, v));
  }
}
