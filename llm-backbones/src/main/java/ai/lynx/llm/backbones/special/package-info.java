/**
 * Special tokens as Hugging Face folders name them, in {@code tokenizer_config.json}, {@code
 * special_tokens_map.json} and {@code added_tokens.json}. What a tokenizer does with them belongs
 * to the tokenizer.
 */
@NullMarked
package ai.lynx.llm.backbones.special;

import org.jspecify.annotations.NullMarked;
