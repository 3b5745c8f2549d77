/**
 * Pictures and videos as values. Decoding and scaling are plugs ({@code ai.lynx.spi.media}) and do
 * not belong here.
 */
@NullMarked
package ai.lynx.media;

import org.jspecify.annotations.NullMarked;
