package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** How vision reaches the language model: in front of the text, or through layers of its own. */
public interface Fusion {
  /**
   * How many positions of the language model's sequence stand in front of the text, for so many
   * vision vectors.
   */
  int prefixLength(int visionTokens);

  /**
   * The language model's input.
   *
   * @param vision (batch, n, width)
   * @param text (batch, tokens, width), the embedded text
   * @return (batch, prefixLength(n) + tokens, width)
   */
  Tensor sequence(Ops ops, Tensor vision, Tensor text);

  /**
   * What happens between the language model's layers, now and for all tokens that follow.
   *
   * @param vision (batch, n, width)
   */
  LayerHooks hooks(Tensor vision);
}
