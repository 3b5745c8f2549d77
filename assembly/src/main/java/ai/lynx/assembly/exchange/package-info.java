/**
 * Models as folders for other programs: which graphs there are, what their inputs and outputs are
 * called, and what stands beside them. How a graph is written as a file is the engine's affair.
 */
@NullMarked
package ai.lynx.assembly.exchange;

import org.jspecify.annotations.NullMarked;
