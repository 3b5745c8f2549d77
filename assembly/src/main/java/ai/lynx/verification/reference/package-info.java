/**
 * What a reference case is and what became of it: the folder, the rules of comparison, the
 * findings. Nothing here computes; who runs a case belongs into the neighbouring rooms.
 */
@NullMarked
package ai.lynx.verification.reference;

import org.jspecify.annotations.NullMarked;
