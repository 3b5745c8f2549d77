/**
 * Python's values as templates see them, and what can be done with them. Truth values, integers,
 * floats, texts, lists and dicts are Java's {@code Boolean}, {@code Long}, {@code Double}, {@code
 * String}, {@code List} and {@code Map}; what Java does not have is here. Nothing is ever null.
 */
@NullMarked
package ai.lynx.jinja.value;

import org.jspecify.annotations.NullMarked;
