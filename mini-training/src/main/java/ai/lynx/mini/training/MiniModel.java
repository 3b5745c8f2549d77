package ai.lynx.mini.training;

import ai.lynx.GenerationOptions;
import ai.lynx.assembly.description.AdapterChoice;
import ai.lynx.assembly.description.GenerationDescription;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.description.VideoDescription;
import ai.lynx.assembly.description.VisionDescription;
import ai.lynx.llm.backbones.words.WordTokenizerJson;
import ai.lynx.scenes.Vocabulary;
import ai.lynx.spi.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lynx-mini is made of: the plugs of the big model in small sizes, about four million
 * parameters.
 */
final class MiniModel {
  static final String TOKENIZER_FILE = "tokenizer.json";
  static final int IMAGE_SIZE = 96;
  static final int PATCH = 16;
  static final int VISION_WIDTH = 128;
  static final int WIDTH = 192;
  static final int LATENTS = 16;
  static final int FRAMES = 4;

  /** The answer is read behind this word, so it is part of the vocabulary. */
  private static final String TEMPLATE = "{question} answer:";

  private MiniModel() {}

  /** The text of {@link #TOKENIZER_FILE}: every word of the scenes is one token. */
  static String tokenizer() {
    List<String> words = new ArrayList<>(Vocabulary.words());
    words.add("answer");
    words.add(":");
    words.add("?");
    words.add(".");
    return WordTokenizerJson.of(words, List.of("?", ".", ",", ":"));
  }

  /**
   * The description.
   *
   * @param vocabulary tokens that the tokenizer knows
   */
  static ModelDescription description(int vocabulary) {
    return new ModelDescription(
        "lynx-mini",
        Optional.of(vision()),
        Optional.of(new AdapterChoice("bottleneck", 1, Settings.none("lynx-mini, adapter"))),
        choice(
            "llama",
            Map.of(
                "vocab_size",
                vocabulary,
                "hidden_size",
                WIDTH,
                "intermediate_size",
                512,
                "num_hidden_layers",
                4,
                "num_attention_heads",
                6,
                "rms_norm_eps",
                1e-5,
                "tie_word_embeddings",
                true,
                "initializer_range",
                0.045)),
        choice(
            "huggingface",
            Map.of(
                "file", TOKENIZER_FILE,
                "beginOfSequence", WordTokenizerJson.BEGIN,
                "endOfSequence", WordTokenizerJson.END,
                "padding", WordTokenizerJson.PADDING)),
        new PromptDescription(TEMPLATE, true, 40, true),
        GenerationDescription.lynx(GenerationOptions.builder().maxNewTokens(80).build()),
        List.of("model.safetensors"));
  }

  private static VisionDescription vision() {
    return new VisionDescription(
        choice(
            "eva-vit",
            Map.of(
                "imageSize",
                IMAGE_SIZE,
                "patchSize",
                PATCH,
                "width",
                VISION_WIDTH,
                "depth",
                4,
                "heads",
                4,
                "mlpRatio",
                4)),
        choice(
            "shortest-edge-crop",
            Map.of(
                "size", IMAGE_SIZE, "mean", List.of(0.5, 0.5, 0.5), "std", List.of(0.5, 0.5, 0.5))),
        new VideoDescription(FRAMES, true),
        choice(
            "perceiver-resampler",
            Map.of("depth", 3, "latents", LATENTS, "heads", 6, "headWidth", 32)),
        choice("prefix", Map.of()));
  }

  private static PlugChoice choice(String plug, Map<String, Object> settings) {
    return new PlugChoice(plug, Settings.of("lynx-mini, " + plug, settings));
  }
}
