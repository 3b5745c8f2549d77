/**
 * Which token comes next, and when to stop: greedy search, beam search, sampling and beam sampling,
 * on plain Java arrays.
 *
 * <p>{@link ai.lynx.assembly.generation.Generator} is the way in. It asks a {@link
 * ai.lynx.assembly.generation.Decoding} for logits and tells it which rows go on with which tokens;
 * the decoding holds the model, its cache and the prompts. What differs between the libraries that
 * models were published with is declared in {@link ai.lynx.assembly.generation.GenerationRules}.
 *
 * <p>What changes the scores of a token stands in {@code rule}. Tensors, caches and the text of
 * tokens belong elsewhere: the first two behind {@code Decoding}, the last in the tokenizer.
 */
@NullMarked
package ai.lynx.assembly.generation;

import org.jspecify.annotations.NullMarked;
