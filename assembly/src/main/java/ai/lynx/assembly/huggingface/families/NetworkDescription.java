package ai.lynx.assembly.huggingface.families;

import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.VisionDescription;
import java.util.Optional;

/**
 * What a folder's network is made of.
 *
 * @param vision how it sees; empty for a model that reads text only
 * @param languageModel the decoder
 * @param naming what the folder's weights are called
 */
public record NetworkDescription(
    Optional<VisionDescription> vision, PlugChoice languageModel, WeightNaming naming) {}
