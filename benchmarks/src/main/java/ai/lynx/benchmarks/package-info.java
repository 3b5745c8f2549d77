/**
 * What is measured, on which machine, and what came of it. How two programs take turns is in {@code
 * contest}, how the peers are installed and started in {@code peers}, what our own process does in
 * {@code worker}.
 */
@NullMarked
package ai.lynx.benchmarks;

import org.jspecify.annotations.NullMarked;
