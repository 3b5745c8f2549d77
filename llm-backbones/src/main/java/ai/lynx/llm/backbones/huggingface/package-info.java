/**
 * The plug "huggingface": {@code tokenizer.json} files, encoded and decoded by Hugging Face's own
 * Rust library through DJL. What such a file holds is read here only as far as special tokens and
 * streaming need it.
 */
@NullMarked
package ai.lynx.llm.backbones.huggingface;

import org.jspecify.annotations.NullMarked;
