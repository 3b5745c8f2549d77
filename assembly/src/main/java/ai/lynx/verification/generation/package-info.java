/**
 * Cases of searches, sampling and stop strings, and what other cases share of checking generated
 * tokens.
 */
@NullMarked
package ai.lynx.verification.generation;

import org.jspecify.annotations.NullMarked;
