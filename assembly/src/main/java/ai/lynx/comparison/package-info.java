/**
 * How far a model's answers move when another engine computes them, or another precision: the
 * distribution of the next token, the perplexity of a text, the hidden states behind each layer.
 * Whether a model equals its original belongs to {@code ai.lynx.verification}.
 */
@NullMarked
package ai.lynx.comparison;

import org.jspecify.annotations.NullMarked;
