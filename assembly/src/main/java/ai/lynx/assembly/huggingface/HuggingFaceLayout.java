package ai.lynx.assembly.huggingface;

import ai.lynx.assembly.description.GenerationDescription;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.description.StructuredText;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;
import ai.lynx.spi.plug.Plugs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes a language model of Hugging Face in our own terms. */
public final class HuggingFaceLayout {
  private static final String CONFIG = "config.json";
  private static final String MODEL_TYPE = "model_type";

  private HuggingFaceLayout() {}

  /** Whether files are laid out so. */
  public static boolean fits(ModelFiles files) {
    return files.contains(CONFIG);
  }

  /**
   * Describes a model that reads text only.
   *
   * @throws InvalidConfigurationException if the configuration has no model type, or one that no
   *     plug has
   * @throws ModelNotFoundException if weights or tokenizer are missing
   */
  public static ModelDescription describe(
      ModelFiles files, Plugs<LanguageModelProvider> languageModels) {
    PlugChoice languageModel = languageModel(files, languageModels);
    Tokenization tokenization = Tokenization.of(files);
    return new ModelDescription(
        languageModel.plug(),
        Optional.empty(),
        Optional.empty(),
        languageModel,
        tokenization.tokenizer(),
        PromptDescription.plain(tokenization.beginsSequence()),
        generation(files, languageModel.settings()),
        List.of(weights(files)));
  }

  /**
   * The plug of the family that {@code config.json} names, with the file's keys.
   *
   * @throws InvalidConfigurationException if it names none, or one that no plug has
   */
  public static PlugChoice languageModel(
      ModelFiles files, Plugs<LanguageModelProvider> languageModels) {
    Map<String, Object> config = StructuredText.json(files, CONFIG);
    String source = files.description() + "/" + CONFIG;
    if (!(config.get(MODEL_TYPE) instanceof String type)) {
      throw new InvalidConfigurationException(
          source,
          List.of(MODEL_TYPE + " is missing or no text; it says what kind of model this is"));
    }
    if (languageModels.all().stream().noneMatch(plug -> plug.name().equals(type))) {
      String known =
          languageModels.all().stream().map(Plug::name).collect(Collectors.joining(", "));
      throw new InvalidConfigurationException(
          source, List.of("%s is \"%s\"; known are %s".formatted(MODEL_TYPE, type, known)));
    }
    return new PlugChoice(type, Settings.of(source, config));
  }

  /**
   * The file of weights.
   *
   * @throws ModelNotFoundException if there is none
   */
  public static String weights(ModelFiles files) {
    return WeightFiles.find(files);
  }

  /** How answers are searched for: the file's own, or what {@code config.json} says of it. */
  public static GenerationDescription generation(ModelFiles files, Settings config) {
    Map<String, Object> values =
        files.contains(GenerationConfig.FILE)
            ? StructuredText.json(files, GenerationConfig.FILE)
            : config.values();
    GenerationConfig read =
        new GenerationConfig(files.description() + "/" + GenerationConfig.FILE, values);
    return new GenerationDescription(
        read.options(), GenerationDescription.Library.TRANSFORMERS, read.endOfSequence());
  }
}
