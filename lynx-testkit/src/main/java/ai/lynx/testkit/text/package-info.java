/** The test that tokenizers pass. Exact ids against an original library are each author's own. */
@NullMarked
package ai.lynx.testkit.text;

import org.jspecify.annotations.NullMarked;
