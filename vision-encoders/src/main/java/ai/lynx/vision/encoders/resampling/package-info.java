/**
 * Resizing pictures to the byte as Pillow does, because published models were trained on its
 * pixels. What is cropped and how numbers are scaled belongs to {@code transform}.
 */
@NullMarked
package ai.lynx.vision.encoders.resampling;

import org.jspecify.annotations.NullMarked;
