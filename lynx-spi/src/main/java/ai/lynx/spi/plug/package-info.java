/** How plugs are named, found and told apart. */
@NullMarked
package ai.lynx.spi.plug;

import org.jspecify.annotations.NullMarked;
