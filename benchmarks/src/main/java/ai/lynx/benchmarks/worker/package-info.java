/** Our own side of a comparison: a process that does what the peers' scripts do, by Lynx. */
@NullMarked
package ai.lynx.benchmarks.worker;

import org.jspecify.annotations.NullMarked;
