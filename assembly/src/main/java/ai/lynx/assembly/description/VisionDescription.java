package ai.lynx.assembly.description;

import java.util.OptionalInt;

/**
 * How a model sees.
 *
 * @param encoder pictures to feature vectors
 * @param imageTransform decoded pictures to what the vision encoder reads
 * @param video how videos are seen
 * @param bridge feature vectors to the language model's vectors
 * @param fusion how those reach the language model
 * @param mark the token that stands in the text where a picture does: one for each of its vectors,
 *     which replaces it, or with a fusion that puts nothing into the sequence one for each picture.
 *     Empty if pictures have no place in the text; vectors then stand in front of it
 */
public record VisionDescription(
    PlugChoice encoder,
    PlugChoice imageTransform,
    VideoDescription video,
    PlugChoice bridge,
    PlugChoice fusion,
    OptionalInt mark) {
  /** A model whose pictures have no place in the text. */
  public VisionDescription(
      PlugChoice encoder,
      PlugChoice imageTransform,
      VideoDescription video,
      PlugChoice bridge,
      PlugChoice fusion) {
    this(encoder, imageTransform, video, bridge, fusion, OptionalInt.empty());
  }
}
