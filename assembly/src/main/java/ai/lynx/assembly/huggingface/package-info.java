/**
 * Folders as Hugging Face's transformers writes and reads them: {@code config.json} with a {@code
 * model_type}, weights, tokenizer, {@code generation_config.json}. What a configuration means for a
 * network belongs to the plug of that family.
 */
@NullMarked
package ai.lynx.assembly.huggingface;

import org.jspecify.annotations.NullMarked;
