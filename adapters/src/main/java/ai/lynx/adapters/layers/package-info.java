/**
 * The layers that bridges and fusion strategies are made of. What only one of them has stays in its
 * own package.
 */
@NullMarked
package ai.lynx.adapters.layers;

import org.jspecify.annotations.NullMarked;
