/** When things that several threads use may be freed. Not exported. */
@NullMarked
package ai.lynx.assembly.lifetime;

import org.jspecify.annotations.NullMarked;
