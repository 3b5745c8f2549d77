/**
 * The vision transformer, written once. What a family's configuration and checkpoints look like
 * belongs to {@code families} and {@code eva}.
 */
@NullMarked
package ai.lynx.vision.encoders.vit;

import org.jspecify.annotations.NullMarked;
