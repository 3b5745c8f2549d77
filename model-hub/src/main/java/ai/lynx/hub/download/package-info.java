/**
 * How a file of a repository becomes a file of the cache: taken up where it broke off, checked, and
 * put in place whole.
 */
@NullMarked
package ai.lynx.hub.download;

import org.jspecify.annotations.NullMarked;
