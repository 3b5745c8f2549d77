/**
 * What a model is made of, as a file says it: {@code lynx.json}. Creating the parts does not belong
 * here.
 */
@NullMarked
package ai.lynx.assembly.description;

import org.jspecify.annotations.NullMarked;
