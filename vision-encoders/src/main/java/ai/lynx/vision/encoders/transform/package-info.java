/** From a decoded picture to the numbers that an encoder reads: size, crop, scale. */
@NullMarked
package ai.lynx.vision.encoders.transform;

import org.jspecify.annotations.NullMarked;
