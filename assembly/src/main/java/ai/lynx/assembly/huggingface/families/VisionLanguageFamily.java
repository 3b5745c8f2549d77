package ai.lynx.assembly.huggingface.families;

import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.model.ModelPlugs;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A family of vision-language models. Where a {@code config.json} leaves a field out, the default
 * of its configuration class in transformers 5.23.0 counts.
 */
public interface VisionLanguageFamily {
  /** The {@code model_type}. */
  String modelType();

  /**
   * What a configuration means.
   *
   * @throws ai.lynx.error.InvalidConfigurationException if it has mistakes, or asks for what is not
   *     supported
   */
  NetworkDescription describe(PublishedConfig config, ModelPlugs plugs);

  /**
   * How a question about a picture becomes a prompt: as the model's authors have it for one turn,
   * where the folder's own template is not used.
   *
   * @param beginsSequence whether the folder's tokenizer begins a text with a token
   */
  default PromptDescription prompt(boolean beginsSequence) {
    return PromptDescription.plain(beginsSequence);
  }

  /** The file of the tokenizer whose ids the bridge reads, if it reads questions. */
  default Optional<String> questionTokenizer() {
    return Optional.empty();
  }

  /** All families. */
  static Stream<VisionLanguageFamily> all() {
    return Stream.of(
        new Llava(),
        new Blip2(),
        new InstructBlip(),
        new Idefics(),
        new Mllama(),
        new Idefics3("idefics3", "<|begin_of_text|>"),
        new Idefics3("smolvlm", "<|im_start|>"));
  }

  /** The family of a {@code model_type}, if it is one of vision-language models. */
  static Optional<VisionLanguageFamily> of(String modelType) {
    return all().filter(family -> family.modelType().equals(modelType)).findFirst();
  }
}
