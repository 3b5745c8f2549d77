/** Cases of tokenizers and chat templates. */
@NullMarked
package ai.lynx.verification.tokens;

import org.jspecify.annotations.NullMarked;
