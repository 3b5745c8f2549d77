/** A plug's settings: read with types and ranges, all mistakes reported at once. */
@NullMarked
package ai.lynx.spi.config;

import org.jspecify.annotations.NullMarked;
