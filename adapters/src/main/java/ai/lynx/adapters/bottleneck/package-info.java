/** The bottleneck adapter of the Lynx paper. Adapters of other kinds have packages of their own. */
@NullMarked
package ai.lynx.adapters.bottleneck;

import org.jspecify.annotations.NullMarked;
