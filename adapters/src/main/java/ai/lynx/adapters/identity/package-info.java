/** No bridge at all, for fusion strategies that take feature vectors as they are. */
@NullMarked
package ai.lynx.adapters.identity;

import org.jspecify.annotations.NullMarked;
