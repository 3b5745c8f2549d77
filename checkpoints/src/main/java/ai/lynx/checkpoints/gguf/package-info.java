/**
 * GGUF, the files of llama.cpp: metadata, a table of tensors, and numbers that are mostly quantised
 * in blocks. Versions 2 and 3, little-endian. Source of the layout: {@code ggml/docs/gguf.md};
 * source of the blocks: {@code ggml-quants.c}.
 *
 * <p>What metadata mean to a model or a tokenizer belongs elsewhere.
 */
@NullMarked
package ai.lynx.checkpoints.gguf;

import org.jspecify.annotations.NullMarked;
