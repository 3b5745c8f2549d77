/**
 * Checkpoints in several files with an index, as Hugging Face transformers writes them: {@code
 * model.safetensors.index.json} or {@code pytorch_model.bin.index.json} says which file holds which
 * tensor. The files themselves belong to their own formats.
 */
@NullMarked
package ai.lynx.checkpoints.sharded;

import org.jspecify.annotations.NullMarked;
