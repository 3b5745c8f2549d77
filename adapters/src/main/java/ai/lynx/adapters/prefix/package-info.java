/**
 * Prefix-tuning: vision in front of the text. Other fusion strategies have packages of their own.
 */
@NullMarked
package ai.lynx.adapters.prefix;

import org.jspecify.annotations.NullMarked;
