/**
 * The one decoder that all families of language models share. How a family differs is declared in
 * {@link ai.lynx.llm.backbones.decoder.DecoderSpec}; how its configuration file says so belongs in
 * the family's own package.
 */
@NullMarked
package ai.lynx.llm.backbones.decoder;

import org.jspecify.annotations.NullMarked;
