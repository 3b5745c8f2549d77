/**
 * What templates can call: attributes and methods of values, filters, tests and global functions,
 * each table by name. What an operator does with values belongs to {@code value}.
 */
@NullMarked
package ai.lynx.jinja.builtin;

import org.jspecify.annotations.NullMarked;
