/** Programs to read and to copy from, one idea a file. */
@NullMarked
package ai.lynx.examples;

import org.jspecify.annotations.NullMarked;
