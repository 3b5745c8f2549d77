package ai.lynx.assembly.description;

import java.util.List;
import java.util.Optional;

/**
 * What a model is made of.
 *
 * @param name what it is called
 * @param vision how it sees; empty for a model that reads text only
 * @param adapter on the language model's layers, if any
 * @param languageModel the decoder
 * @param tokenizer text to ids and back
 * @param prompt how a question becomes a prompt
 * @param generation how answers are searched for
 * @param weights files of weights; where two hold the same tensor, the later counts
 */
public record ModelDescription(
    String name,
    Optional<VisionDescription> vision,
    Optional<AdapterChoice> adapter,
    PlugChoice languageModel,
    PlugChoice tokenizer,
    PromptDescription prompt,
    GenerationDescription generation,
    List<String> weights) {
  public ModelDescription {
    weights = List.copyOf(weights);
  }

  /** This description with other files of weights. */
  public ModelDescription withWeights(List<String> files) {
    return new ModelDescription(
        name, vision, adapter, languageModel, tokenizer, prompt, generation, files);
  }

  /** This description with another tokenizer. */
  public ModelDescription withTokenizer(PlugChoice choice) {
    return new ModelDescription(
        name, vision, adapter, languageModel, choice, prompt, generation, weights);
  }

  /** This description with another adapter. */
  public ModelDescription withAdapter(AdapterChoice choice) {
    return new ModelDescription(
        name, vision, Optional.of(choice), languageModel, tokenizer, prompt, generation, weights);
  }
}
