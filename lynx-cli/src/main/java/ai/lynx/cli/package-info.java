/**
 * The command line {@code lynx}: one command a file, and the options that several share.
 *
 * <p>Commands read options and print; what they do belongs to the assembly.
 */
@NullMarked
package ai.lynx.cli;

import org.jspecify.annotations.NullMarked;
