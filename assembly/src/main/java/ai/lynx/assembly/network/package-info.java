/**
 * The paper's model: how its parts are joined. The parts themselves are plugs and do not belong
 * here.
 */
@NullMarked
package ai.lynx.assembly.network;

import org.jspecify.annotations.NullMarked;
