package ai.lynx.adapters.qformer;

import ai.lynx.error.InvalidPromptException;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;

/**
 * Words of the question as vectors: what a word means plus where it stands, counted from 0 whatever
 * number of queries is in front.
 *
 * @param meanings (vocabulary, width)
 * @param places (positions, width)
 */
record QuestionWords(Tensor meanings, Tensor places) {
  static QuestionWords of(QFormerSettings settings, Weights weights) {
    Initialization start = Initialization.normal(settings.deviation());
    return new QuestionWords(
        weights.get("word_embeddings.weight", start, settings.vocabulary(), settings.width()),
        weights.get("position_embeddings.weight", start, settings.positions(), settings.width()));
  }

  /**
   * Ids (batch, words) to (batch, words, width); no norm yet.
   *
   * @throws InvalidPromptException if there are more words than places
   */
  Tensor embed(Ops ops, Tensor ids) {
    Size count = ids.size(1);
    if (count.isKnown() && count.value() > places.size(0).value()) {
      throw new InvalidPromptException(
          "The question has %s words, but the Q-Former reads %s at most; shorten it."
              .formatted(count, places.size(0)));
    }
    Tensor here = ops.slice(places, 0, Size.of(0), count); // (words, width)
    return ops.add(ops.embedding(meanings, ids), here);
  }
}
