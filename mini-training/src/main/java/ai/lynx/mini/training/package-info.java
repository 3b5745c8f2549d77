/**
 * The recipe of lynx-mini: its sizes, its three stages (dense vision labels, resampler, texts), and
 * its scores. What any model's training needs is in {@code ai.lynx.training}; the scenes are in
 * {@code ai.lynx.scenes}.
 */
@NullMarked
package ai.lynx.mini.training;

import org.jspecify.annotations.NullMarked;
