/**
 * lynx-mini: the weights are resources in the folder {@code lynx-mini}, with a model card. How they
 * were trained belongs to mini-training.
 */
@NullMarked
package ai.lynx.mini;

import org.jspecify.annotations.NullMarked;
