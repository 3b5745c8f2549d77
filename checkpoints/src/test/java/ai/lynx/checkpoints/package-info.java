/** What the tests of all formats share. */
@NullMarked
package ai.lynx.checkpoints;

import org.jspecify.annotations.NullMarked;
