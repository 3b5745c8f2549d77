package ai.lynx.adapters.qformer;

import ai.lynx.adapters.layers.LayerNorm;
import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Attention as in BERT (arXiv 1810.04805): the norm stands behind the sum.
 *
 * @param query (width, width)
 * @param key (width, width of what is looked at)
 * @param value (width, width of what is looked at)
 * @param output (width, width)
 */
record PostNormAttention(
    Linear query, Linear key, Linear value, Linear output, LayerNorm norm, int heads) {
  /**
   * @param seenWidth the length of the vectors that are looked at
   */
  static PostNormAttention of(QFormerSettings settings, int seenWidth, Weights weights) {
    int width = settings.width();
    Initialization start = Initialization.normal(settings.deviation());
    return new PostNormAttention(
        Linear.of(width, width, start, weights.at("attention.query")),
        Linear.of(seenWidth, width, start, weights.at("attention.key")),
        Linear.of(seenWidth, width, start, weights.at("attention.value")),
        Linear.of(width, width, start, weights.at("output.dense")),
        LayerNorm.of(width, settings.epsilon(), weights.at("output.LayerNorm")),
        settings.heads());
  }

  /**
   * @param asking (batch, n, width)
   * @param seen (batch, m, seen width)
   * @param mask BOOL (batch, m), true on what may be looked at; null if all may
   * @return the shape of {@code asking}
   */
  Tensor forward(Ops ops, Tensor asking, Tensor seen, @Nullable Tensor mask) {
    Tensor queries = ops.splitHeads(query.forward(ops, asking), heads); // (batch, heads, n, d)
    Tensor keys = ops.splitHeads(key.forward(ops, seen), heads); // (batch, heads, m, d)
    Tensor values = ops.splitHeads(value.forward(ops, seen), heads);
    double scale = 1 / Math.sqrt((double) queries.size(3).value());
    Tensor found = ops.attention(Attention.full(scale), queries, keys, values, mask);
    Tensor change = output.forward(ops, ops.mergeHeads(found)); // (batch, n, width)
    return norm.forward(ops, ops.add(change, asking));
  }
}
