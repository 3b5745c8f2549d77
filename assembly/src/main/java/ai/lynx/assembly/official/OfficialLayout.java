package ai.lynx.assembly.official;

import ai.lynx.GenerationOptions;
import ai.lynx.assembly.description.AdapterChoice;
import ai.lynx.assembly.description.GenerationDescription;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.description.StructuredText;
import ai.lynx.assembly.description.VideoDescription;
import ai.lynx.assembly.description.VisionDescription;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.spi.text.TokenizerProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Describes an official model in our own terms. */
public final class OfficialLayout {
  /** Where the configuration is looked for. */
  public static final List<String> CONFIGS = List.of("LYNX.yaml", "configs/LYNX.yaml");

  private static final String VOCABULARY = "vocab_size";

  /**
   * What the official LLaMA reads of {@code config.json}; it knows no grouped queries, rotary base
   * or biases.
   */
  private static final List<String> LLAMA_KEYS =
      List.of(
          VOCABULARY,
          "hidden_size",
          "intermediate_size",
          "num_hidden_layers",
          "num_attention_heads",
          "hidden_act",
          "rms_norm_eps",
          "tie_word_embeddings");

  private static final String LANGUAGE_MODEL = "llama";
  private static final String TOKENIZER = "sentencepiece";

  private OfficialLayout() {}

  /** The configuration in a model's files, if they are laid out officially. */
  public static Optional<String> find(ModelFiles files) {
    return CONFIGS.stream().filter(files::contains).findFirst();
  }

  /**
   * Describes the model.
   *
   * @param config the configuration's name, such as {@code configs/LYNX.yaml}
   * @throws ai.lynx.error.InvalidConfigurationException if a configuration has mistakes
   * @throws ai.lynx.error.ModelNotFoundException if a file is missing
   */
  public static ModelDescription describe(
      ModelFiles files, String config, Plugs<TokenizerProvider> tokenizers) {
    LynxYaml yaml = LynxYaml.read(files, config);
    PlugChoice tokenizer = tokenizer(files, yaml);
    return new ModelDescription(
        "lynx",
        Optional.of(
            new VisionDescription(
                visionEncoder(files, yaml),
                imageTransform(files, yaml),
                new VideoDescription(yaml.frames(), yaml.framePositions()),
                bridge(files, yaml),
                new PlugChoice("prefix", Settings.none(files.description())))),
        yaml.adapterEvery()
            .map(
                every ->
                    new AdapterChoice("bottleneck", every, Settings.none(files.description()))),
        languageModel(files, yaml, tokenizer, tokenizers),
        tokenizer,
        prompt(yaml),
        GenerationDescription.lynx(generation(yaml.generation())),
        List.of());
  }

  private static PlugChoice visionEncoder(ModelFiles files, LynxYaml yaml) {
    LynxYaml.Vit vit = yaml.vit();
    return choice(
        files,
        "eva-vit",
        Map.of(
            "imageSize", yaml.imageSize(),
            "patchSize", vit.patchSize(),
            "width", vit.width(),
            "depth", vit.depth(),
            "heads", vit.heads(),
            "mlpRatio", vit.mlpRatio()));
  }

  private static PlugChoice imageTransform(ModelFiles files, LynxYaml yaml) {
    return choice(
        files,
        "shortest-edge-crop",
        Map.of("size", yaml.imageSize(), "mean", yaml.imageMean(), "std", yaml.imageDeviation()));
  }

  private static PlugChoice bridge(ModelFiles files, LynxYaml yaml) {
    LynxYaml.Resampler resampler = yaml.resampler();
    return choice(
        files,
        "perceiver-resampler",
        Map.of(
            "depth", resampler.depth(),
            "latents", resampler.latents(),
            "heads", resampler.heads(),
            "headWidth", resampler.headWidth()));
  }

  /**
   * The tokenizer of the language model's folder, with [PAD] added if its files name no padding
   * token.
   */
  public static PlugChoice tokenizer(ModelFiles files, LynxYaml yaml) {
    return choice(
        files, TOKENIZER, Map.of("file", folder(yaml) + "/tokenizer.model", "addPadding", "[PAD]"));
  }

  /** How questions become prompts. */
  public static PromptDescription prompt(LynxYaml yaml) {
    return new PromptDescription(
        yaml.prompt().template().strip(),
        yaml.prompt().lowerCase(),
        yaml.prompt().maxTokens(),
        yaml.prompt().padLeft());
  }

  private static PlugChoice languageModel(
      ModelFiles files, LynxYaml yaml, PlugChoice tokenizer, Plugs<TokenizerProvider> tokenizers) {
    String name = folder(yaml) + "/config.json";
    String source = files.description() + "/" + name;
    Map<String, Object> config = StructuredText.json(files, name);
    refuseOtherFamily(config, source);
    Map<String, Object> known = new LinkedHashMap<>();
    LLAMA_KEYS.stream().filter(config::containsKey).forEach(key -> known.put(key, config.get(key)));
    try (Tokenizer opened =
        tokenizer.create(tokenizers, (plug, given) -> plug.create(given, files))) {
      OptionalLong published = vocabulary(config);
      if (published.isPresent() && published.getAsLong() < opened.size()) {
        known.put(VOCABULARY, opened.size());
      }
    }
    return new PlugChoice(LANGUAGE_MODEL, Settings.of(source, known));
  }

  private static void refuseOtherFamily(Map<String, Object> config, String source) {
    Object family = config.getOrDefault("model_type", LANGUAGE_MODEL);
    if (!LANGUAGE_MODEL.equals(family)) {
      throw new InvalidConfigurationException(
          source,
          List.of(
              "model_type is \"%s\": this is another model's file; the official Lynx has a \"%s\""
                  .formatted(family, LANGUAGE_MODEL)));
    }
  }

  /** How many tokens a language model's settings say that it knows, if they do. */
  static OptionalLong vocabulary(Map<String, Object> settings) {
    return settings.get(VOCABULARY) instanceof Number size
        ? OptionalLong.of(size.longValue())
        : OptionalLong.empty();
  }

  private static GenerationOptions generation(LynxYaml.OfficialGeneration official) {
    return GenerationOptions.builder()
        .sample(official.sample())
        .beams(official.beams())
        .maxNewTokens(official.maxNewTokens())
        .minLength(official.minLength())
        .lengthPenalty(official.lengthPenalty())
        .topP(official.topP())
        .topK(official.topK())
        .noRepeatNgramSize(official.noRepeatNgramSize())
        .build();
  }

  /** The language model's folder. */
  static String folder(LynxYaml yaml) {
    return "data/" + yaml.languageModel();
  }

  private static PlugChoice choice(ModelFiles files, String plug, Map<String, Object> settings) {
    return new PlugChoice(plug, Settings.of(files.description() + ", " + plug, settings));
  }
}
