package ai.lynx.assembly.description;

import ai.lynx.GenerationOptions;
import java.util.List;
import java.util.Optional;

/**
 * What a model is made of.
 *
 * @param name what it is called
 * @param visionEncoder pictures to feature vectors
 * @param imageTransform decoded pictures to what the vision encoder reads
 * @param video how videos are seen
 * @param bridge feature vectors to the language model's vectors
 * @param fusion how those reach the language model
 * @param adapter on the language model's layers, if any
 * @param languageModel the decoder
 * @param tokenizer text to ids and back
 * @param prompt how a question becomes a prompt
 * @param generation how answers are searched for unless the caller says otherwise
 * @param weights files of weights; where two hold the same tensor, the later counts
 */
public record ModelDescription(
    String name,
    PlugChoice visionEncoder,
    PlugChoice imageTransform,
    VideoDescription video,
    PlugChoice bridge,
    PlugChoice fusion,
    Optional<AdapterChoice> adapter,
    PlugChoice languageModel,
    PlugChoice tokenizer,
    PromptDescription prompt,
    GenerationOptions generation,
    List<String> weights) {
  public ModelDescription {
    weights = List.copyOf(weights);
  }

  /** This description with other files of weights. */
  public ModelDescription withWeights(List<String> files) {
    return new ModelDescription(
        name,
        visionEncoder,
        imageTransform,
        video,
        bridge,
        fusion,
        adapter,
        languageModel,
        tokenizer,
        prompt,
        generation,
        files);
  }

  /** This description with another tokenizer. */
  public ModelDescription withTokenizer(PlugChoice choice) {
    return new ModelDescription(
        name,
        visionEncoder,
        imageTransform,
        video,
        bridge,
        fusion,
        adapter,
        languageModel,
        choice,
        prompt,
        generation,
        weights);
  }

  /** This description with another adapter. */
  public ModelDescription withAdapter(AdapterChoice choice) {
    return new ModelDescription(
        name,
        visionEncoder,
        imageTransform,
        video,
        bridge,
        fusion,
        Optional.of(choice),
        languageModel,
        tokenizer,
        prompt,
        generation,
        weights);
  }
}
