package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A decoder: vectors in, hidden states and logits out. Immutable; safe for use by several threads
 * with an Ops each.
 */
public interface LanguageModel {
  /** The length of the vectors that go in and come out. */
  int width();

  /** The length of the vectors between the layers, which hooks hear; seldom another. */
  default int layerWidth() {
    return width();
  }

  /** How many decoder layers there are. */
  int layers();

  /** How many tokens there are logits for. */
  int vocabulary();

  /** How many tokens can be read; more than can be said if some only stand for something. */
  default int readable() {
    return vocabulary();
  }

  /** Vectors of token ids: (batch, tokens) to (batch, tokens, width). */
  Tensor embed(Ops ops, Tensor ids);

  /**
   * Reads vectors.
   *
   * @param hooks what is put between the layers
   */
  Output forward(Ops ops, Input input, LayerHooks hooks);

  /** Logits of hidden vectors: (..., width) to (..., vocabulary). */
  Tensor logits(Ops ops, Tensor hidden);

  /**
   * What a language model reads.
   *
   * @param embeddings (batch, tokens, width)
   * @param positions INT64 (batch, tokens)
   * @param mask BOOL (batch, past + tokens), true on what may be looked at; or (batch, tokens, past
   *     + tokens); null if all may. Later tokens are never looked at.
   * @param past what was read before; null at the beginning. It must not be used afterwards.
   */
  record Input(
      Tensor embeddings, Tensor positions, @Nullable Tensor mask, @Nullable KvCache past) {}

  /**
   * What comes out.
   *
   * @param hidden (batch, tokens, width) after the final norm
   * @param cache keys and values of all tokens so far
   */
  record Output(Tensor hidden, KvCache cache) {}
}
