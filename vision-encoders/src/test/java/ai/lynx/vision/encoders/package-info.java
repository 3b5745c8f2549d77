/** What the tests of this module share. */
@NullMarked
package ai.lynx.vision.encoders;

import org.jspecify.annotations.NullMarked;
