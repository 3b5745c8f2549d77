/** Decoding pictures and turning them into what a vision encoder reads. */
@NullMarked
package ai.lynx.spi.media;

import org.jspecify.annotations.NullMarked;
