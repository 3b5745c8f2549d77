/**
 * The hub's folder on this machine, laid out as Python's library lays it out, so that both find
 * what the other has downloaded.
 */
@NullMarked
package ai.lynx.hub.cache;

import org.jspecify.annotations.NullMarked;
