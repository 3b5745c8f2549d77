/**
 * What a {@code config.json} of each family of vision-language models means in our own terms: which
 * plugs with which settings, and what its weights are called. One small class a family. What a
 * part's own configuration means belongs to its plug; finding files and tokenizers belongs to the
 * package above.
 */
@NullMarked
package ai.lynx.assembly.huggingface.families;

import org.jspecify.annotations.NullMarked;
