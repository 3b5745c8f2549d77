/**
 * Gated cross-attention: layers of their own, put between those of a frozen language model, look at
 * the pictures. Other fusion strategies have packages of their own.
 */
@NullMarked
package ai.lynx.adapters.gated;

import org.jspecify.annotations.NullMarked;
