/**
 * Templates in the language of Jinja 3.1, as far as chat templates use it, equal to the original in
 * the environment that transformers gives them: {@code trim_blocks}, {@code lstrip_blocks}, loop
 * controls, no HTML escaping, values that cannot be changed.
 *
 * <p>Templates come from downloaded files, so work, memory and nesting are bounded. What a chat
 * template is given, and what a conversation is, belongs to who calls this.
 */
@NullMarked
package ai.lynx.jinja;

import org.jspecify.annotations.NullMarked;
