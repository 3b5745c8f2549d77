/** Model code recorded as data: nodes in order, named inputs and weights, symbolic sizes. */
@NullMarked
package ai.lynx.spi.graph;

import org.jspecify.annotations.NullMarked;
