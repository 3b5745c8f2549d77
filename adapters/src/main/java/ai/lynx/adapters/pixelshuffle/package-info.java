/** Pixel shuffle: the vectors of neighbouring patches become one longer vector. */
@NullMarked
package ai.lynx.adapters.pixelshuffle;

import org.jspecify.annotations.NullMarked;
