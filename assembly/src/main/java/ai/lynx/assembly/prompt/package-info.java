/** From a question to rows of token ids, and from a video to the frames that are looked at. */
@NullMarked
package ai.lynx.assembly.prompt;

import org.jspecify.annotations.NullMarked;
