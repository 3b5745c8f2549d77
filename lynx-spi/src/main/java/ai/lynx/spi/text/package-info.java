/** Tokenizers: text to token ids and back. */
@NullMarked
package ai.lynx.spi.text;

import org.jspecify.annotations.NullMarked;
