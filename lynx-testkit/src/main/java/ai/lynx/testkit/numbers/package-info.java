/**
 * Numbers to test with: samples that are the same at every run, tolerances, finite differences.
 * What is tested with them does not belong here.
 */
@NullMarked
package ai.lynx.testkit.numbers;

import org.jspecify.annotations.NullMarked;
