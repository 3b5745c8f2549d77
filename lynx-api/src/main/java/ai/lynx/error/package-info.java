/**
 * The one hierarchy of exceptions that Lynx throws on purpose; each names the thing, the place and
 * the mend.
 */
@NullMarked
package ai.lynx.error;

import org.jspecify.annotations.NullMarked;
