/** A loaded model: its parts created and joined, and its answers. */
@NullMarked
package ai.lynx.assembly.model;

import org.jspecify.annotations.NullMarked;
