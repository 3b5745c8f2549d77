/** Cases of image processing and of vision encoders. */
@NullMarked
package ai.lynx.verification.pictures;

import org.jspecify.annotations.NullMarked;
