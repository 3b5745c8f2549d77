/** The test that formats of weight files pass, damaged files included. */
@NullMarked
package ai.lynx.testkit.checkpoints;

import org.jspecify.annotations.NullMarked;
