/**
 * Projectors: every feature vector becomes one vector of the language model, by itself. Bridges
 * that change the number of vectors have packages of their own.
 */
@NullMarked
package ai.lynx.adapters.projector;

import org.jspecify.annotations.NullMarked;
