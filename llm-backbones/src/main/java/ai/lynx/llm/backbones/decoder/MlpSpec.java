package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.operator.Elementwise;

/**
 * How the feed-forward network of one family looks.
 *
 * @param hiddenWidth the length of the vectors inside
 * @param activation what the gate goes through, or what stands between the two projections
 * @param biases whether the projections add a bias
 * @param form which projections there are
 */
public record MlpSpec(int hiddenWidth, Elementwise.Function activation, boolean biases, Form form) {
  /** Which projections there are. */
  public enum Form {
    /** Gate, up and down. */
    GATED,
    /** Gate and up in one matrix, the gate first, and down. */
    GATED_JOINED,
    /** Up and down only. */
    PLAIN
  }
}
