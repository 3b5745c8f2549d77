package ai.lynx.assembly.huggingface;

import ai.lynx.assembly.description.GenerationDescription;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.description.StructuredText;
import ai.lynx.assembly.description.VisionDescription;
import ai.lynx.assembly.huggingface.families.NetworkDescription;
import ai.lynx.assembly.huggingface.families.PublishedConfig;
import ai.lynx.assembly.huggingface.families.VisionLanguageFamily;
import ai.lynx.assembly.huggingface.families.WeightNaming;
import ai.lynx.assembly.model.ModelPlugs;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Describes a language model or vision-language model of Hugging Face in our own terms.
 *
 * @param files the folder's
 * @param config its {@code config.json}
 * @param modelType which family it is
 * @param network what its network is made of
 */
public record HuggingFaceLayout(
    ModelFiles files, PublishedConfig config, String modelType, NetworkDescription network) {
  private static final String CONFIG = "config.json";
  private static final String MODEL_TYPE = "model_type";

  /** Whether files are laid out so. */
  public static boolean fits(ModelFiles files) {
    return files.contains(CONFIG);
  }

  /**
   * Reads a folder's configuration.
   *
   * @throws InvalidConfigurationException if it has mistakes, no model type, or one that nothing
   *     here knows
   */
  public static HuggingFaceLayout of(ModelFiles files, ModelPlugs plugs) {
    PublishedConfig config =
        new PublishedConfig(
            files.description() + "/" + CONFIG,
            StructuredText.json(files, CONFIG),
            PreprocessorFiles.images(files));
    if (!(config.values().get(MODEL_TYPE) instanceof String type)) {
      throw new InvalidConfigurationException(
          config.source(),
          List.of(MODEL_TYPE + " is missing or no text; it says what kind of model this is"));
    }
    refuseUnknown(type, config, plugs);
    NetworkDescription network =
        VisionLanguageFamily.of(type)
            .map(family -> family.describe(config, plugs))
            .orElseGet(() -> textOnly(config, plugs));
    return new HuggingFaceLayout(files, config, type, network);
  }

  private static void refuseUnknown(String type, PublishedConfig config, ModelPlugs plugs) {
    List<String> known =
        Stream.concat(
                plugs.languageModels().all().stream().map(Plug::name),
                VisionLanguageFamily.all().map(VisionLanguageFamily::modelType))
            .distinct() // IDEFICS is both: its text alone, and the whole
            .toList();
    if (!known.contains(type)) {
      throw new InvalidConfigurationException(
          config.source(),
          List.of(
              "%s is \"%s\"; known are %s".formatted(MODEL_TYPE, type, String.join(", ", known))));
    }
  }

  private static NetworkDescription textOnly(PublishedConfig config, ModelPlugs plugs) {
    return new NetworkDescription(
        Optional.empty(),
        PublishedConfig.languageModel(Settings.of(config.source(), config.values()), plugs),
        WeightNaming.LANGUAGE_MODEL);
  }

  /**
   * Describes the model with all that is around its network.
   *
   * @throws ModelNotFoundException if weights, tokenizer or, for a model that sees, the description
   *     of how pictures are prepared are missing
   */
  public ModelDescription describe() {
    Tokenization tokenization = Tokenization.of(files);
    if (network.vision().isPresent()) {
      PreprocessorFiles.require(files);
    }
    return new ModelDescription(
        modelType,
        network.vision().map(this::withQuestionTokenizer),
        Optional.empty(),
        network.languageModel(),
        tokenization.tokenizer(),
        VisionLanguageFamily.of(modelType)
            .map(
                family ->
                    family.prompt(
                        tokenization.beginsSequence(), Tokenization.additionalTokens(files)))
            .orElseGet(() -> PromptDescription.plain(tokenization.beginsSequence())),
        generation(),
        List.of(weights()));
  }

  private VisionDescription withQuestionTokenizer(VisionDescription vision) {
    return VisionLanguageFamily.of(modelType)
        .flatMap(VisionLanguageFamily::questionTokenizer)
        .map(file -> vision.withQuestionTokenizer(Tokenization.json(files, file)))
        .orElse(vision);
  }

  /**
   * The file of weights.
   *
   * @throws ModelNotFoundException if there is none
   */
  public String weights() {
    return WeightFiles.find(files);
  }

  /** How answers are searched for: the file's own, or what {@code config.json} says of it. */
  private GenerationDescription generation() {
    Map<String, Object> values =
        files.contains(GenerationConfig.FILE)
            ? StructuredText.json(files, GenerationConfig.FILE)
            : network.languageModel().settings().values();
    GenerationConfig read =
        new GenerationConfig(files.description() + "/" + GenerationConfig.FILE, values);
    return new GenerationDescription(
        read.options(), GenerationDescription.Library.TRANSFORMERS, read.endOfSequence());
  }
}
