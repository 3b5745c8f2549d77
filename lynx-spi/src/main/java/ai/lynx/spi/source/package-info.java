/**
 * Where models come from that are not on this machine. How files are read once they are here
 * belongs to {@code ai.lynx.spi.checkpoint}.
 */
@NullMarked
package ai.lynx.spi.source;

import org.jspecify.annotations.NullMarked;
