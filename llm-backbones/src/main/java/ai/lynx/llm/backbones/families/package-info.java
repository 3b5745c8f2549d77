/**
 * Families of language models: what the {@code config.json} of each of Hugging Face's classes means
 * for the one shared decoder. A plug's name is the file's {@code model_type}; its settings are the
 * file's keys.
 *
 * <p>A new relative is one class here: its keys with their defaults, and the names of its weights
 * where they are not LLaMA's. Arithmetic belongs in the decoder's package.
 */
@NullMarked
package ai.lynx.llm.backbones.families;

import org.jspecify.annotations.NullMarked;
