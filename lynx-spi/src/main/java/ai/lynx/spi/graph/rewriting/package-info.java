/**
 * Graphs made cheaper to compute without changing what they compute, for any engine that compiles.
 * What pays on one engine only belongs to that engine.
 */
@NullMarked
package ai.lynx.spi.graph.rewriting;

import org.jspecify.annotations.NullMarked;
