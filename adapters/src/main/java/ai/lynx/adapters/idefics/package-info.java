/**
 * Flamingo's perceiver resampler as IDEFICS publishes it: latents ask, the media and the latents
 * answer. The one of the official Lynx code, where the media alone answer, is in {@code
 * ai.lynx.adapters.resampler}.
 */
@NullMarked
package ai.lynx.adapters.idefics;

import org.jspecify.annotations.NullMarked;
