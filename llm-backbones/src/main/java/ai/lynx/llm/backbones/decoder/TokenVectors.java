package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import org.jspecify.annotations.Nullable;

/** From token ids to what enters the first layer, and back from the last layer to that width. */
final class TokenVectors {
  /** OPT's tables begin with two rows that no token uses. */
  private static final int UNUSED_POSITIONS = 2;

  private final EmbeddingSpec spec;
  private final Tensor table; // (vocabulary + unspoken, token width)
  private final @Nullable Tensor added; // (added, token width)
  private final @Nullable Tensor positions; // (2 + positions, width)
  private final @Nullable Projection in;
  private final @Nullable Projection out;

  TokenVectors(DecoderSpec decoder, Weights body) {
    spec = decoder.embedding();
    WeightNames names = decoder.names();
    Initialization start = Initialization.normal(decoder.initialDeviation());
    table =
        names
            .of(body, Part.TOKEN_VECTORS)
            .get("weight", start, spec.vocabulary() + spec.unspoken(), spec.width());
    added =
        spec.added() == 0
            ? null
            : names
                .of(body, Part.ADDED_TOKEN_VECTORS)
                .get("weight", start, spec.added(), spec.width());
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

  /** (vocabulary + unspoken, token width). */
  Tensor table() {
    return table;
  }

  /** (added, token width), or null for none. */
  @Nullable Tensor addedTable() {
    return added;
  }

  /** Ids (batch, tokens) to vectors (batch, tokens, token width). */
  Tensor of(Ops ops, Tensor ids) {
    Tensor vectors = added == null ? ops.embedding(table, ids) : ofEither(ops, added, ids);
    return spec.scale() == 1 ? vectors : ops.scale(vectors, spec.scale());
  }

  /** Both tables are asked, each with ids that it has, and every token takes its own's answer. */
  private Tensor ofEither(Ops ops, Tensor behind, Tensor ids) {
    Tensor none = number(ops, 0);
    Tensor last = number(ops, spec.vocabulary() - 1L);
    Tensor beyond = ops.maximum(ops.subtract(ids, last), none); // 0, or 1 for the first added
    Tensor isAdded = ops.cast(beyond, ElementType.BOOL); // (batch, tokens)
    Tensor first = ops.embedding(table, ops.subtract(ids, beyond));
    Tensor second = ops.embedding(behind, ops.maximum(ops.subtract(beyond, number(ops, 1)), none));
    return ops.select(ops.reshape(isAdded, ids.size(0), ids.size(1), Size.of(1)), second, first);
  }

  private static Tensor number(Ops ops, long value) {
    return ops.constant(TensorData.of(new long[] {value}, 1));
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
