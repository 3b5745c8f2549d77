/**
 * Cases of whole models: Lynx, its training, language models, and the other vision-language models.
 */
@NullMarked
package ai.lynx.verification.model;

import org.jspecify.annotations.NullMarked;
