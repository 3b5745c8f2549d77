package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Causal self-attention with rotary positions (arXiv 2104.09864) and grouped queries (arXiv
 * 2305.13245). The cache holds keys that are rotated already.
 */
final class SelfAttention {
  private final QueryKeyValue projections;
  private final @Nullable Norm queryNorm;
  private final @Nullable Norm keyNorm;
  private final Projection output;
  private final Attention kind;
  private final @Nullable TensorData frequencies; // (r)
  private final double amplitude;
  private final int headWidth;

  SelfAttention(DecoderSpec decoder, AttentionSpec spec, Weights layer) {
    projections = QueryKeyValue.of(decoder, spec, layer);
    queryNorm = headNorm(decoder, spec, layer, Part.QUERY_NORM);
    keyNorm = headNorm(decoder, spec, layer, Part.KEY_NORM);
    output =
        Projection.of(
            decoder,
            layer,
            Part.ATTENTION_OUTPUT,
            spec.heads() * spec.headWidth(),
            decoder.width(),
            spec.outputBiased());
    kind = new Attention(spec.scale(), true, spec.window());
    frequencies = spec.frequencies().orElse(null);
    amplitude = spec.amplitude();
    headWidth = spec.headWidth();
  }

  private static @Nullable Norm headNorm(
      DecoderSpec decoder, AttentionSpec spec, Weights layer, Part part) {
    return spec.headNorm()
        .map(norm -> Norm.of(decoder.names().of(layer, part), spec.headWidth(), norm))
        .orElse(null);
  }

  /** What the tokens read, (batch, tokens, width), and all keys and values so far. */
  record Result(Tensor hidden, KvCache.Layer cache) {}

  /**
   * @param x (batch, tokens, width)
   */
  Result forward(Ops ops, Tensor x, Step step, KvCache.@Nullable Layer past) {
    QueryKeyValue.Heads heads = projections.apply(ops, x);
    Tensor q = placed(ops, heads.query(), queryNorm, step); // (batch, heads, tokens, d)
    Tensor k = placed(ops, heads.key(), keyNorm, step); // (batch, key heads, tokens, d)
    Tensor v = heads.value(); // like k
    if (past != null) {
      k = ops.extendCache(past.keys(), k); // (batch, key heads, past + tokens, d)
      v = ops.extendCache(past.values(), v);
    }
    Tensor read = ops.attention(kind, q, k, v, step.mask()); // (batch, heads, tokens, d)
    Tensor hidden = output.apply(ops, ops.mergeHeads(read)); // (batch, tokens, width)
    return new Result(hidden, new KvCache.Layer(k, v));
  }

  /** Queries or keys with their norm, turned to their place; the same shape. */
  private Tensor placed(Ops ops, Tensor heads, @Nullable Norm norm, Step step) {
    Tensor normed = norm == null ? heads : norm.apply(ops, heads);
    if (frequencies == null) {
      return normed;
    }
    Tensor turned = ops.rotary(normed, step.positions(), step.constant(ops, frequencies));
    return amplitude == 1 ? turned : amplified(ops, turned, 2L * frequencies.elements());
  }

  /**
   * Heads with their turned part multiplied.
   *
   * @param part how many elements are turned
   */
  private Tensor amplified(Ops ops, Tensor heads, long part) {
    if (part == headWidth) {
      return ops.scale(heads, amplitude);
    }
    Tensor turned = ops.scale(ops.slice(heads, 3, 0, part), amplitude);
    return ops.concatenate(3, List.of(turned, ops.slice(heads, 3, part, headWidth)));
  }
}
