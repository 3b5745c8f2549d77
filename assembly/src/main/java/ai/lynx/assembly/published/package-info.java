/**
 * Model files that a package of another language's registry brings: where they are kept, and how
 * they are fetched by that registry's own client. Model hubs belong elsewhere.
 */
@NullMarked
package ai.lynx.assembly.published;

import org.jspecify.annotations.NullMarked;
