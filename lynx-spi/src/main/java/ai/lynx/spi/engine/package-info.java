/** What computes: engines, and the scopes that own native memory. */
@NullMarked
package ai.lynx.spi.engine;

import org.jspecify.annotations.NullMarked;
