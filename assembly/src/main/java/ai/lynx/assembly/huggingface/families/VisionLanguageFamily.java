package ai.lynx.assembly.huggingface.families;

import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.model.ModelPlugs;
import java.util.Optional;
import java.util.Set;
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
   * How questions and conversations about pictures become prompts, as the model's authors have it.
   * A chat template that the folder has counts before the family's.
   *
   * @param beginsSequence whether the folder's tokenizer begins a text with a token
   * @param specialTokens those that the folder names beside the usual ones
   */
  default PromptDescription prompt(boolean beginsSequence, Set<String> specialTokens) {
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
