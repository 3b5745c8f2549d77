/**
 * The reference assembly: finds plugs, loads models and answers. The one place that knows Guice; it
 * names no implementation of a plug.
 */
@NullMarked
package ai.lynx.assembly;

import org.jspecify.annotations.NullMarked;
