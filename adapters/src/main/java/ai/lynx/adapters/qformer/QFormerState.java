package ai.lynx.adapters.qformer;

import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What goes from layer to layer.
 *
 * @param queries (batch, queries, width)
 * @param words of the question, (batch, words, width); null if it is not read
 */
record QFormerState(Tensor queries, @Nullable Tensor words) {}
