package ai.lynx.adapters.qformer;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One layer: queries and words look at one another; in some layers queries then look at the
 * picture; queries and words each pass a feed-forward network of their own.
 *
 * <p>Nobody looks at words after the last layer, so there they only answer, and their feed-forward
 * network, which published checkpoints have there too, is not needed.
 */
record QFormerLayer(
    PostNormAttention among,
    Optional<PostNormAttention> atPicture,
    PostNormFeedForward ofQueries,
    Optional<PostNormFeedForward> ofWords) {
  static QFormerLayer of(QFormerSettings settings, int layer, int visionWidth, Weights weights) {
    boolean passesWordsOn = settings.readsQuestion() && layer < settings.layers() - 1;
    return new QFormerLayer(
        PostNormAttention.of(settings, settings.width(), weights.at("attention")),
        settings.looksAtPicture(layer)
            ? Optional.of(PostNormAttention.of(settings, visionWidth, weights.at("crossattention")))
            : Optional.empty(),
        PostNormFeedForward.of(
            settings, weights.at("intermediate_query"), weights.at("output_query")),
        passesWordsOn
            ? Optional.of(
                PostNormFeedForward.of(settings, weights.at("intermediate"), weights.at("output")))
            : Optional.empty());
  }

  /**
   * @param mask BOOL (batch, queries + words), true on what may be looked at; null if all may
   * @param media (batch, tokens, vision width)
   * @return without words after the last layer
   */
  QFormerState forward(Ops ops, QFormerState state, @Nullable Tensor mask, Tensor media) {
    Tensor words = state.words();
    if (words == null) {
      Tensor looked = among.forward(ops, state.queries(), state.queries(), mask);
      return new QFormerState(queries(ops, looked, media), null);
    }
    Tensor all = ops.concatenate(1, state.queries(), words); // (batch, queries + words, width)
    if (ofWords.isEmpty()) {
      Tensor looked = among.forward(ops, state.queries(), all, mask);
      return new QFormerState(queries(ops, looked, media), null);
    }
    Tensor looked = among.forward(ops, all, all, mask); // (batch, queries + words, width)
    Size count = state.queries().size(1);
    return new QFormerState(
        queries(ops, ops.slice(looked, 1, Size.of(0), count), media),
        ofWords.get().forward(ops, ops.slice(looked, 1, count, all.size(1))));
  }

  private Tensor queries(Ops ops, Tensor queries, Tensor media) {
    Tensor looked =
        atPicture.isPresent() ? atPicture.get().forward(ops, queries, media, null) : queries;
    return ofQueries.forward(ops, looked);
  }
}
