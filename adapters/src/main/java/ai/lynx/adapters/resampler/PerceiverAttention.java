package ai.lynx.adapters.resampler;

import ai.lynx.adapters.layers.LayerNorm;
import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * Latents ask, media answer. Unlike Flamingo's, keys and values come from the media alone, not from
 * the latents too.
 *
 * @param toQuery (inner width, language width)
 * @param toKeyValue (2 * inner width, vision width), keys in the first half of the rows
 * @param toOutput (language width, inner width)
 */
record PerceiverAttention(
    LayerNorm normMedia,
    LayerNorm normLatents,
    Tensor toQuery,
    Tensor toKeyValue,
    Tensor toOutput,
    int heads,
    int headWidth) {
  static PerceiverAttention of(
      PerceiverResamplerSettings settings, int visionWidth, int languageWidth, Weights weights) {
    int inner = settings.innerWidth();
    Initialization fromMedia = Linear.pytorchStart(visionWidth);
    Initialization fromLatents = Linear.pytorchStart(languageWidth);
    Initialization fromHeads = Linear.pytorchStart(inner);
    return new PerceiverAttention(
        LayerNorm.of(visionWidth, weights.at("norm_media")),
        LayerNorm.of(languageWidth, weights.at("norm_latents")),
        weights.get("to_q.weight", fromLatents, inner, languageWidth),
        weights.get("to_kv.weight", fromMedia, 2L * inner, visionWidth),
        weights.get("to_out.weight", fromHeads, languageWidth, inner),
        settings.heads(),
        settings.headWidth());
  }

  /**
   * @param media (batch, tokens, vision width)
   * @param latents (batch, latents, language width)
   * @return the shape of the latents
   */
  Tensor forward(Ops ops, Tensor media, Tensor latents) {
    long inner = (long) heads * headWidth;
    Tensor query =
        ops.linear(normLatents.forward(ops, latents), toQuery); // (batch, latents, inner)
    Tensor keyValue = ops.linear(normMedia.forward(ops, media), toKeyValue); // (.., 2 * inner)
    Tensor keys = ops.slice(keyValue, 2, 0, inner); // (batch, tokens, inner)
    Tensor values = ops.slice(keyValue, 2, inner, 2 * inner); // (batch, tokens, inner)
    Tensor seen =
        ops.attention(
            Attention.full(1 / Math.sqrt(headWidth)),
            ops.splitHeads(query, heads), // (batch, heads, latents, head width)
            ops.splitHeads(keys, heads), // (batch, heads, tokens, head width)
            ops.splitHeads(values, heads),
            null);
    return ops.linear(ops.mergeHeads(seen), toOutput); // (batch, latents, language width)
  }
}
