package ai.lynx.adapters.gated;

import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text asks, vision answers.
 *
 * @param query (width, width)
 * @param key (width, vision width)
 * @param value (width, vision width)
 * @param output (width, width)
 * @param queryNorm of each head, (head width)
 * @param keyNorm of each head, (head width)
 */
record CrossAttention(
    Linear query,
    Linear key,
    Linear value,
    Linear output,
    Optional<RmsNorm> queryNorm,
    Optional<RmsNorm> keyNorm,
    int heads) {
  static CrossAttention of(GatedCrossAttentionSettings settings, Weights weights) {
    int width = settings.width();
    int visionWidth = settings.visionWidth();
    Initialization start = Initialization.normal(settings.deviation());
    return new CrossAttention(
        Linear.withoutBias(width, width, start, weights.at("q_proj")),
        Linear.withoutBias(visionWidth, width, start, weights.at("k_proj")),
        Linear.withoutBias(visionWidth, width, start, weights.at("v_proj")),
        Linear.withoutBias(width, width, start, weights.at("o_proj")),
        headNorm(settings, weights.at("q_layer_norm")),
        headNorm(settings, weights.at("k_layer_norm")),
        settings.heads());
  }

  private static Optional<RmsNorm> headNorm(GatedCrossAttentionSettings settings, Weights weights) {
    return settings.normedHeads()
        ? Optional.of(RmsNorm.of(settings.headWidth(), settings.epsilon(), weights))
        : Optional.empty();
  }

  /**
   * @param asking (batch, tokens, width)
   * @param vision (batch, n, vision width)
   * @param seen BOOL (batch, tokens, n); null if every token may look at every vector
   * @return (batch, tokens, width), unspecified for a token that may look at nothing
   */
  Tensor forward(Ops ops, Tensor asking, Tensor vision, @Nullable Tensor seen) {
    Tensor queries = heads(ops, query, queryNorm, asking); // (batch, heads, tokens, d)
    Tensor keys = heads(ops, key, keyNorm, vision); // (batch, heads, n, d)
    Tensor values = heads(ops, value, Optional.empty(), vision);
    double scale = 1 / Math.sqrt((double) queries.size(3).value());
    Tensor found = ops.attention(Attention.full(scale), queries, keys, values, seen);
    return output.forward(ops, ops.mergeHeads(found));
  }

  private Tensor heads(Ops ops, Linear projection, Optional<RmsNorm> norm, Tensor x) {
    Tensor split = ops.splitHeads(projection.forward(ops, x), heads);
    return norm.isPresent() ? norm.get().forward(ops, split) : split;
  }
}
