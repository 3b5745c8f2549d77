package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Hidden vectors to logits.
 *
 * @param main (vocabulary, token width)
 * @param added (added tokens, token width), whose logits come last; null for none
 * @param cap logits become {@code cap * tanh(logits / cap)}; empty leaves them
 */
record Head(Projection main, @Nullable Projection added, OptionalDouble cap) {
  /**
   * @param weights those that the head's own name is below
   */
  static Head of(DecoderSpec spec, TokenVectors tokens, Weights weights) {
    HeadSpec head = spec.head();
    EmbeddingSpec embedding = spec.embedding();
    int width = embedding.width();
    if (!head.tied()) {
      return new Head(
          Projection.of(spec, weights, Part.HEAD, width, embedding.vocabulary(), head.biased()),
          embedding.added() == 0
              ? null
              : Projection.of(
                  spec, weights, Part.ADDED_HEAD, width, embedding.added(), head.biased()),
          head.cap());
    }
    return new Head(
        new Projection(tokens.table(), tiedBias(spec, weights, Part.HEAD, embedding.vocabulary())),
        tokens.addedTable() == null
            ? null
            : new Projection(
                tokens.addedTable(), tiedBias(spec, weights, Part.ADDED_HEAD, embedding.added())),
        head.cap());
  }

  private static @Nullable Tensor tiedBias(
      DecoderSpec spec, Weights weights, Part part, int tokens) {
    return spec.head().biased()
        ? spec.names().of(weights, part).get("bias", Initialization.ZEROS, tokens)
        : null;
  }

  /** (..., token width) to (..., vocabulary + added tokens). */
  Tensor apply(Ops ops, Tensor hidden) {
    Tensor logits = main.apply(ops, hidden);
    if (added != null) {
      logits = ops.concatenate(hidden.rank() - 1, logits, added.apply(ops, hidden));
    }
    return cap.isEmpty()
        ? logits
        : ops.scale(ops.tanh(ops.scale(logits, 1 / cap.getAsDouble())), cap.getAsDouble());
  }
}
