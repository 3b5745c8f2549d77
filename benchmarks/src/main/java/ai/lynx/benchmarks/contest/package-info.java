/**
 * Programs that are measured by turns. Each is a process of its own that loads what it needs once
 * and then answers each request for a turn with the time it took. It is not said here what a
 * program computes.
 */
@NullMarked
package ai.lynx.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
