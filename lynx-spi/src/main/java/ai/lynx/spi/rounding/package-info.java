/**
 * Weights of linear layers in few bits, as numbers: rounding by blocks, and which layer keeps more
 * bits, for every engine that has products with such weights. How an engine lays them out belongs
 * to that engine.
 */
@NullMarked
package ai.lynx.spi.rounding;

import org.jspecify.annotations.NullMarked;
