/**
 * What reads files that nobody vouches for, given files that nobody would write: only the API's own
 * exceptions may come out, in bounded time and memory. Without the Maven profile {@code fuzz} the
 * tests try the seeds and the inputs that were found once.
 */
@NullMarked
package ai.lynx.fuzzing;

import org.jspecify.annotations.NullMarked;
