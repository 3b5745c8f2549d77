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
 * @param key (key heads * head width, vision width)
 * @param value (key heads * head width, vision width)
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
    int heads,
    int keyHeads) {
  static CrossAttention of(GatedBlockSpec spec, Weights weights) {
    int width = spec.width();
    int keys = spec.keyHeads() * spec.headWidth();
    int visionWidth = spec.visionWidth();
    Initialization start = Initialization.normal(spec.deviation());
    return new CrossAttention(
        Linear.withoutBias(width, width, start, weights.at("q_proj")),
        Linear.withoutBias(visionWidth, keys, start, weights.at("k_proj")),
        Linear.withoutBias(visionWidth, keys, start, weights.at("v_proj")),
        Linear.withoutBias(width, width, start, weights.at("o_proj")),
        headNorm(spec, weights.at(spec.names().queryNorm())),
        headNorm(spec, weights.at(spec.names().keyNorm())),
        spec.heads(),
        spec.keyHeads());
  }

  private static Optional<RmsNorm> headNorm(GatedBlockSpec spec, Weights weights) {
    return spec.normedHeads()
        ? Optional.of(RmsNorm.of(spec.headWidth(), spec.epsilon(), weights))
        : Optional.empty();
  }

  /**
   * What vision vectors answer.
   *
   * @param keys (batch, key heads, n, head width)
   * @param values like the keys
   */
  record Answers(Tensor keys, Tensor values) {}

  /** Vision vectors (batch, n, vision width) as they are asked. */
  Answers answers(Ops ops, Tensor vision) {
    return new Answers(
        heads(ops, key, keyHeads, keyNorm, vision),
        heads(ops, value, keyHeads, Optional.empty(), vision));
  }

  /**
   * @param asking (batch, tokens, width)
   * @param seen BOOL (batch, tokens, n); null if every token may look at every vector
   * @return (batch, tokens, width), unspecified for a token that may look at nothing
   */
  Tensor forward(Ops ops, Tensor asking, Answers answers, @Nullable Tensor seen) {
    Tensor queries = heads(ops, query, heads, queryNorm, asking); // (batch, heads, tokens, d)
    double scale = 1 / Math.sqrt((double) queries.size(3).value());
    Tensor found =
        ops.attention(Attention.full(scale), queries, answers.keys(), answers.values(), seen);
    return output.forward(ops, ops.mergeHeads(found));
  }

  private static Tensor heads(
      Ops ops, Linear projection, int count, Optional<RmsNorm> norm, Tensor x) {
    Tensor split = ops.splitHeads(projection.forward(ops, x), count);
    return norm.isPresent() ? norm.get().forward(ops, split) : split;
  }
}
