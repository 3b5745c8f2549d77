/**
 * The closed set of operators. Each is a record: its attributes, and the rule for its output's
 * shape and type. What an engine computes for it does not belong here.
 */
@NullMarked
package ai.lynx.spi.operator;

import org.jspecify.annotations.NullMarked;
