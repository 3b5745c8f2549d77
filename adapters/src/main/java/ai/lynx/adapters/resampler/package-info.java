/**
 * The perceiver resampler in the form of the official Lynx code: latents ask, the media alone
 * answer. Resamplers whose keys also come from the latents (Flamingo's) are other bridges.
 */
@NullMarked
package ai.lynx.adapters.resampler;

import org.jspecify.annotations.NullMarked;
