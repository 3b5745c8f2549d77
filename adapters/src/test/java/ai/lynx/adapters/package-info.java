/** What the tests of this module share. */
@NullMarked
package ai.lynx.adapters;

import org.jspecify.annotations.NullMarked;
