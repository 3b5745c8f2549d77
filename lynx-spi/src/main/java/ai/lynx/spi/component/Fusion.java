package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How vision reaches the language model: in front of the text, or through layers of its own. How
 * wide the vision vectors are, {@link FusionProvider#visionWidth} says.
 */
public interface Fusion {
  /**
   * How many positions of the language model's sequence stand in front of the text, for so many
   * vision vectors.
   */
  int prefixLength(int visionTokens);

  /**
   * The language model's input.
   *
   * @param vision (batch, n, vision width)
   * @param text (batch, tokens, width), the embedded text
   * @return (batch, prefixLength(n) + tokens, width)
   */
  Tensor sequence(Ops ops, Tensor vision, Tensor text);

  /**
   * What happens between the language model's layers.
   *
   * <p>With {@code seen}, the hooks serve hidden states of just those tokens; tokens that follow
   * need hooks of their own. Vectors in front of the text ({@link #sequence}) are not concerned:
   * which of them a token looks at is for the language model's mask to say.
   *
   * @param vision (batch, n, vision width)
   * @param seen BOOL (batch, tokens, n), true where a token may look at a vector; null if every
   *     token may look at all. What a token gets that may look at none is the strategy's own matter
   */
  LayerHooks hooks(Tensor vision, @Nullable Tensor seen);

  /**
   * What the hooks need of the vision vectors, computed once for all tokens that ask them later: a
   * cross-attention's keys and values. By default the vectors as they are.
   *
   * @param vision (batch, n, vision width)
   */
  default VisionMemory remember(Ops ops, Tensor vision) {
    return new VisionMemory(List.of(vision));
  }

  /**
   * What happens between the language model's layers; the same numbers as of hooks with the vectors
   * themselves. Whoever overrides {@link #remember} overrides this too.
   *
   * @param memory what this strategy remembers
   * @param seen BOOL (batch, tokens, n), true where a token may look at a vector; null if every
   *     token may look at all
   */
  default LayerHooks hooks(VisionMemory memory, @Nullable Tensor seen) {
    return hooks(memory.tensors().get(0), seen);
  }

  /**
   * What happens between the language model's layers, now and for all tokens that follow, if every
   * token may look at all vectors.
   *
   * @param vision (batch, n, vision width)
   */
  default LayerHooks hooks(Tensor vision) {
    return hooks(vision, null);
  }

  /**
   * What happens between the language model's layers where text has no picture at all; by default
   * nothing.
   */
  default LayerHooks blind() {
    return LayerHooks.NONE;
  }
}
