/** Models in the folders in which Hugging Face publishes them, loaded as they are. */
@NullMarked
package ai.lynx.assembly.huggingface;

import org.jspecify.annotations.NullMarked;
