package ai.lynx.llm.backbones.decoder;

import java.util.OptionalDouble;

/**
 * How hidden vectors become logits.
 *
 * @param tied whether the table of token vectors is the matrix
 * @param biased whether a bias is added
 * @param cap logits become {@code cap * tanh(logits / cap)}; empty leaves them
 */
public record HeadSpec(boolean tied, boolean biased, OptionalDouble cap) {
  /** Neither bias nor cap. */
  public static HeadSpec of(boolean tied) {
    return new HeadSpec(tied, false, OptionalDouble.empty());
  }
}
