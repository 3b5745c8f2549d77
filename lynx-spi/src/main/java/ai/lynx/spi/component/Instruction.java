package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Tensor;

/**
 * The question as a {@link Bridge} reads it.
 *
 * @param ids INT64 (batch, words), in the bridge's own vocabulary, which need not be the language
 *     model's; rows that are shorter are filled up on the right with any id of the vocabulary
 * @param mask BOOL (batch, words), true on words, false on what fills up
 */
public record Instruction(Tensor ids, Tensor mask) {}
