package ai.lynx.adapters.gated;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.operator.Elementwise;

/**
 * How the blocks of gated cross-attention look; what differs from one published model to another.
 *
 * @param width of the language model, a multiple of the heads
 * @param visionWidth the length of the vision vectors
 * @param heads attention heads
 * @param keyHeads how many keys and values a vision vector has; divides {@code heads}
 * @param feedForward the width inside the feed-forward network
 * @param activation of that network's gate
 * @param normedHeads whether queries and keys of each head pass a norm
 * @param gateOfEachChannel whether every channel has a gate of its own, not one for all
 * @param gateStart how gates begin when a model is trained
 * @param epsilon of all norms
 * @param deviation of weights at the start of training
 * @param blind what happens to a token that may look at no vector
 * @param names what weights are called
 */
record GatedBlockSpec(
    int width,
    int visionWidth,
    int heads,
    int keyHeads,
    int feedForward,
    Elementwise.Function activation,
    boolean normedHeads,
    boolean gateOfEachChannel,
    Initialization gateStart,
    double epsilon,
    double deviation,
    Blind blind,
    Names names) {
  /** What happens to a token that may look at no vector. */
  enum Blind {
    /** Attention finds nothing; the feed-forward network runs. */
    FINDS_NOTHING,
    /** It looks at all vectors after all, but the feed-forward network adds nothing. */
    SEES_ALL_AND_THINKS_NOTHING
  }

  /** What those weights are called whose names differ. */
  record Names(String queryNorm, String keyNorm, String attentionGate, String feedForwardGate) {}

  GatedBlockSpec {
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "num_attention_heads must divide the language model's width of %d, not %d"
              .formatted(width, heads));
    }
    if (heads % keyHeads != 0) {
      throw new IllegalArgumentException(
          "num_key_value_heads must divide num_attention_heads (%d), not %d"
              .formatted(heads, keyHeads));
    }
  }

  int headWidth() {
    return width / heads;
  }
}
