/** The test that image transforms pass. Exact pixels against an original are each author's own. */
@NullMarked
package ai.lynx.testkit.media;

import org.jspecify.annotations.NullMarked;
