package ai.lynx.assembly.description;

/**
 * How a model sees.
 *
 * @param encoder pictures to feature vectors
 * @param imageTransform decoded pictures to what the vision encoder reads
 * @param video how videos are seen
 * @param bridge feature vectors to the language model's vectors
 * @param fusion how those reach the language model
 */
public record VisionDescription(
    PlugChoice encoder,
    PlugChoice imageTransform,
    VideoDescription video,
    PlugChoice bridge,
    PlugChoice fusion) {}
