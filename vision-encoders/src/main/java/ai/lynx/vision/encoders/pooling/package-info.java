/** Ways of making one vector of a picture's tokens. */
@NullMarked
package ai.lynx.vision.encoders.pooling;

import org.jspecify.annotations.NullMarked;
