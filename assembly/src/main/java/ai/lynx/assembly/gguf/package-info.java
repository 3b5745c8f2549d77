/**
 * GGUF files of llama.cpp as the Hugging Face folders that they were made from: {@code
 * config.json}, tokenizer and chat template are derived from the file's metadata, weights get their
 * original names and order back. Sources: llama.cpp's {@code gguf-py/gguf/constants.py}, {@code
 * convert_hf_to_gguf.py} and {@code llama-vocab.cpp}.
 *
 * <p>The file's own format belongs in the checkpoint format "gguf", and what a {@code config.json}
 * means in the plug of its family.
 */
@NullMarked
package ai.lynx.assembly.gguf;

import org.jspecify.annotations.NullMarked;
