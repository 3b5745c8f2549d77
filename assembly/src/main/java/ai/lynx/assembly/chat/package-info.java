/**
 * Conversations to the text that a model reads: finding a folder's chat templates and rendering
 * them as transformers does. The template language itself is in {@code ai.lynx.jinja}.
 */
@NullMarked
package ai.lynx.assembly.chat;

import org.jspecify.annotations.NullMarked;
