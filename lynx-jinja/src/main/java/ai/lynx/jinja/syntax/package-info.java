/** From a template's source to its tree: the lexer of Jinja's environment, then its grammar. */
@NullMarked
package ai.lynx.jinja.syntax;

import org.jspecify.annotations.NullMarked;
