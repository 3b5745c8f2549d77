/** Files of weights, and where a model's files are. */
@NullMarked
package ai.lynx.spi.checkpoint;

import org.jspecify.annotations.NullMarked;
