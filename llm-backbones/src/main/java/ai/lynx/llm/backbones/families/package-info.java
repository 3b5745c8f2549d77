/**
 * The LLaMA family: what Hugging Face's {@code config.json} of a {@code LlamaForCausalLM} means for
 * the shared decoder.
 */
@NullMarked
package ai.lynx.llm.backbones.llama;

import org.jspecify.annotations.NullMarked;
