package ai.lynx.assembly.description;

import java.util.Optional;
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
 * @param questionTokenizer text to the ids that the bridge reads, if it reads questions
 */
public record VisionDescription(
    PlugChoice encoder,
    PlugChoice imageTransform,
    VideoDescription video,
    PlugChoice bridge,
    PlugChoice fusion,
    OptionalInt mark,
    Optional<PlugChoice> questionTokenizer) {
  /** A model whose pictures have no place in the text. */
  public VisionDescription(
      PlugChoice encoder,
      PlugChoice imageTransform,
      VideoDescription video,
      PlugChoice bridge,
      PlugChoice fusion) {
    this(encoder, imageTransform, video, bridge, fusion, OptionalInt.empty());
  }

  /** A model whose bridge reads no questions. */
  public VisionDescription(
      PlugChoice encoder,
      PlugChoice imageTransform,
      VideoDescription video,
      PlugChoice bridge,
      PlugChoice fusion,
      OptionalInt mark) {
    this(encoder, imageTransform, video, bridge, fusion, mark, Optional.empty());
  }

  /** The same, with a tokenizer for the questions that the bridge reads. */
  public VisionDescription withQuestionTokenizer(PlugChoice tokenizer) {
    return new VisionDescription(
        encoder, imageTransform, video, bridge, fusion, mark, Optional.of(tokenizer));
  }
}
