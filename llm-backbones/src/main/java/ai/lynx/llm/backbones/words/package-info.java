/**
 * Makes small tokenizers from lists of words, for models that are trained from nothing. Reading
 * them is the plug "huggingface"'s matter.
 */
@NullMarked
package ai.lynx.llm.backbones.words;

import org.jspecify.annotations.NullMarked;
