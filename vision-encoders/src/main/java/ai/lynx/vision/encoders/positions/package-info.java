/** Learned tables of positions, and how they are fitted to pictures of another size. */
@NullMarked
package ai.lynx.vision.encoders.positions;

import org.jspecify.annotations.NullMarked;
