package ai.lynx.adapters.idefics;

import ai.lynx.adapters.layers.LayerNorm;
import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.Optional;

/**
 * Latents ask; media and latents answer, each with a norm of its own.
 *
 * @param query (inner width, width)
 * @param key (inner width, width)
 * @param value (inner width, width)
 * @param output (width, inner width)
 * @param queryNorm of each head, (head width)
 * @param keyNorm of each head, (head width)
 */
record IdeficsResamplerAttention(
    LayerNorm mediaNorm,
    LayerNorm latentNorm,
    Linear query,
    Linear key,
    Linear value,
    Linear output,
    Optional<LayerNorm> queryNorm,
    Optional<LayerNorm> keyNorm,
    int heads) {
  static IdeficsResamplerAttention of(
      IdeficsResamplerSettings settings, int width, Weights weights) {
    int inner = settings.innerWidth();
    Initialization start = Linear.pytorchStart(width);
    return new IdeficsResamplerAttention(
        LayerNorm.of(width, weights.at("context_layer_norm")),
        LayerNorm.of(width, weights.at("latents_layer_norm")),
        Linear.withoutBias(width, inner, start, weights.at("q_proj")),
        Linear.withoutBias(width, inner, start, weights.at("k_proj")),
        Linear.withoutBias(width, inner, start, weights.at("v_proj")),
        Linear.withoutBias(inner, width, Linear.pytorchStart(inner), weights.at("output_proj")),
        headNorm(settings, weights.at("q_layer_norm")),
        headNorm(settings, weights.at("k_layer_norm")),
        settings.heads());
  }

  private static Optional<LayerNorm> headNorm(IdeficsResamplerSettings settings, Weights weights) {
    return settings.normedHeads()
        ? Optional.of(LayerNorm.of(settings.headWidth(), weights))
        : Optional.empty();
  }

  /**
   * @param media (batch, tokens, width)
   * @param latents (batch, latents, width)
   * @return the shape of the latents; no residual
   */
  Tensor forward(Ops ops, Tensor media, Tensor latents) {
    Tensor asking = latentNorm.forward(ops, latents);
    Tensor answering = // (batch, tokens + latents, width)
        ops.concatenate(1, mediaNorm.forward(ops, media), asking);
    Tensor queries = heads(ops, query, queryNorm, asking); // (batch, heads, latents, head width)
    Tensor keys = heads(ops, key, keyNorm, answering); // (.., tokens + latents, head width)
    Tensor values = heads(ops, value, Optional.empty(), answering);
    double scale = 1 / Math.sqrt((double) queries.size(3).value());
    Tensor seen = ops.attention(Attention.full(scale), queries, keys, values, null);
    return output.forward(ops, ops.mergeHeads(seen)); // (batch, latents, width)
  }

  private Tensor heads(Ops ops, Linear projection, Optional<LayerNorm> norm, Tensor x) {
    Tensor split = ops.splitHeads(projection.forward(ops, x), heads);
    return norm.isPresent() ? norm.get().forward(ops, split) : split;
  }
}
