package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.operator.Elementwise;

/**
 * How the gated feed-forward network of one family looks.
 *
 * @param hiddenWidth the length of the vectors inside
 * @param activation what the gate goes through
 * @param biases whether the three projections add a bias
 */
public record MlpSpec(int hiddenWidth, Elementwise.Function activation, boolean biases) {}
