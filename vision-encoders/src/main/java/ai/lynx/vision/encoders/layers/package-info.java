/** Layers that several encoders are made of. */
@NullMarked
package ai.lynx.vision.encoders.layers;

import org.jspecify.annotations.NullMarked;
