/**
 * A template as a tree that renders itself: expressions give a value, statements write. How source
 * becomes such a tree belongs to {@code syntax}.
 */
@NullMarked
package ai.lynx.jinja.tree;

import org.jspecify.annotations.NullMarked;
