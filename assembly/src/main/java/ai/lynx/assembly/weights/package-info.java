/**
 * Weights on their way from files into a model, with an account of what was used, missing or left
 * over.
 */
@NullMarked
package ai.lynx.assembly.weights;

import org.jspecify.annotations.NullMarked;
