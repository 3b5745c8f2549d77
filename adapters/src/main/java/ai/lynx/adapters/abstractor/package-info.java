/** The visual abstractor of mPLUG-Owl. */
@NullMarked
package ai.lynx.adapters.abstractor;

import org.jspecify.annotations.NullMarked;
