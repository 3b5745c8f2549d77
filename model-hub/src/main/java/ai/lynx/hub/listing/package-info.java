/** What a repository holds, and which of its files a model needs. */
@NullMarked
package ai.lynx.hub.listing;

import org.jspecify.annotations.NullMarked;
