package ai.lynx.assembly.network;

import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.tensor.Tensor;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a network sees.
 *
 * @param encoder pictures to feature vectors
 * @param framePositions (1, frames, 1, vision width), added to the features of each frame of a
 *     video; null if the model has none
 * @param bridge feature vectors to the language model's vectors
 * @param fusion how they reach the language model
 * @param mark the token that stands in the text where a picture does, if one does
 */
public record VisionPart(
    VisionEncoder encoder,
    @Nullable Tensor framePositions,
    Bridge bridge,
    Fusion fusion,
    OptionalInt mark) {}
