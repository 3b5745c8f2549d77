package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** From token ids to what enters the first layer, and back from the last layer to that width. */
final class TokenVectors {
  /** OPT's tables begin with two rows that no token uses. */
  private static final int UNUSED_POSITIONS = 2;

  private final EmbeddingSpec spec;
  private final Tensor table; // (vocabulary, token width)
  private final @Nullable Tensor positions; // (2 + positions, width)
  private final @Nullable Projection in;
  private final @Nullable Projection out;

  TokenVectors(DecoderSpec decoder, Weights body) {
    spec = decoder.embedding();
    WeightNames names = decoder.names();
    Initialization start = Initialization.normal(decoder.initialDeviation());
    table =
        names.of(body, Part.TOKEN_VECTORS).get("weight", start, spec.vocabulary(), spec.width());
    positions =
        spec.positions().isEmpty()
            ? null
            : names
                .of(body, Part.POSITION_VECTORS)
                .get(
                    "weight",
                    start,
                    UNUSED_POSITIONS + spec.positions().getAsInt(),
                    decoder.width());
    boolean projected = spec.width() != decoder.width();
    in =
        projected
            ? Projection.of(decoder, body, Part.PROJECTION_IN, spec.width(), decoder.width(), false)
            : null;
    out =
        projected
            ? Projection.of(
                decoder, body, Part.PROJECTION_OUT, decoder.width(), spec.width(), false)
            : null;
  }

  Tensor table() {
    return table;
  }

  /** Ids (batch, tokens) to vectors (batch, tokens, token width). */
  Tensor of(Ops ops, Tensor ids) {
    Tensor vectors = ops.embedding(table, ids);
    return spec.scale() == 1 ? vectors : ops.scale(vectors, spec.scale());
  }

  /**
   * What enters the first layer, (batch, tokens, width).
   *
   * @param vectors (batch, tokens, token width)
   * @param at INT64 (batch, tokens), from 0
   */
  Tensor enter(Ops ops, Tensor vectors, Tensor at) {
    Tensor hidden = in == null ? vectors : in.apply(ops, vectors);
    if (positions == null) {
      return hidden;
    }
    Tensor used = ops.slice(positions, 0, Size.of(UNUSED_POSITIONS), positions.size(0));
    return ops.add(hidden, ops.embedding(used, at));
  }

  /** (batch, tokens, width) to (batch, tokens, token width). */
  Tensor leave(Ops ops, Tensor hidden) {
    return out == null ? hidden : out.apply(ops, hidden);
  }
}
