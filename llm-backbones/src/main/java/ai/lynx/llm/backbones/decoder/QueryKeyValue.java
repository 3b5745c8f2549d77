package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** The projections to queries, keys and values, however their weights are stored. */
sealed interface QueryKeyValue {
  /**
   * What a layer's tokens ask and answer.
   *
   * @param query (batch, heads, tokens, head width)
   * @param key (batch, key heads, tokens, head width)
   * @param value like the key
   */
  record Heads(Tensor query, Tensor key, Tensor value) {}

  /**
   * @param x (batch, tokens, width)
   */
  Heads apply(Ops ops, Tensor x);

  /**
   * @param layer the layer's weights
   */
  static QueryKeyValue of(DecoderSpec decoder, AttentionSpec spec, Weights layer) {
    int width = decoder.width();
    int queries = spec.heads() * spec.headWidth();
    int keys = spec.keyHeads() * spec.headWidth();
    if (spec.layout() == AttentionSpec.Layout.SEPARATE) {
      return new Separate(
          spec,
          Projection.of(decoder, layer, Part.QUERY, width, queries, spec.biased()),
          Projection.of(decoder, layer, Part.KEY, width, keys, spec.biased()),
          Projection.of(decoder, layer, Part.VALUE, width, keys, spec.biased()));
    }
    Projection all =
        Projection.of(
            decoder, layer, Part.QUERY_KEY_VALUE, width, queries + 2 * keys, spec.biased());
    return spec.layout() == AttentionSpec.Layout.JOINED
        ? new Joined(spec, all)
        : new JoinedByHead(spec, all);
  }

  /** Three matrices. */
  record Separate(AttentionSpec spec, Projection query, Projection key, Projection value)
      implements QueryKeyValue {
    @Override
    public Heads apply(Ops ops, Tensor x) {
      return new Heads(
          ops.splitHeads(query.apply(ops, x), spec.heads()),
          ops.splitHeads(key.apply(ops, x), spec.keyHeads()),
          ops.splitHeads(value.apply(ops, x), spec.keyHeads()));
    }
  }

  /** One matrix: all queries, all keys, all values. */
  record Joined(AttentionSpec spec, Projection all) implements QueryKeyValue {
    @Override
    public Heads apply(Ops ops, Tensor x) {
      long queries = (long) spec.heads() * spec.headWidth();
      long keys = (long) spec.keyHeads() * spec.headWidth();
      Tensor joined = all.apply(ops, x); // (batch, tokens, queries + 2 keys)
      return new Heads(
          ops.splitHeads(ops.slice(joined, 2, 0, queries), spec.heads()),
          ops.splitHeads(ops.slice(joined, 2, queries, queries + keys), spec.keyHeads()),
          ops.splitHeads(
              ops.slice(joined, 2, queries + keys, queries + 2 * keys), spec.keyHeads()));
    }
  }

  /** One matrix: query, key and value of one head after the other. */
  record JoinedByHead(AttentionSpec spec, Projection all) implements QueryKeyValue {
    @Override
    public Heads apply(Ops ops, Tensor x) {
      long width = spec.headWidth();
      Tensor joined = ops.splitHeads(all.apply(ops, x), spec.heads()); // (batch, heads, tokens, 3d)
      return new Heads(
          ops.slice(joined, 3, 0, width),
          ops.slice(joined, 3, width, 2 * width),
          ops.slice(joined, 3, 2 * width, 3 * width));
    }
  }
}
