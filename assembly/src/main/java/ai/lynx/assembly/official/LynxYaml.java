package ai.lynx.assembly.official;

import ai.lynx.assembly.description.StructuredText;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import java.util.List;
import java.util.Optional;

/**
 * The official configuration file, as far as a model depends on it. Keys of data sets and training
 * are ignored, as the official inference code ignores them.
 *
 * @param vit sizes of the vision encoder
 * @param resampler sizes of the bridge
 * @param languageModel the folder of the language model below {@code data/}
 * @param adapterEvery M, if there are adapters: layers 0, M, 2 M, ... have one
 * @param imageSize pixels along a side
 * @param imageMean of the three channels
 * @param imageDeviation of the three channels
 * @param frames of a video
 * @param framePositions whether learned positions are added to frames
 * @param testFiles questions to answer, relative to the repository
 * @param batchSize how many of them are answered together
 * @param checkpoint the file of trained weights, relative to the repository
 */
public record LynxYaml(
    Vit vit,
    Resampler resampler,
    String languageModel,
    Optional<Integer> adapterEvery,
    int imageSize,
    List<Double> imageMean,
    List<Double> imageDeviation,
    int frames,
    boolean framePositions,
    OfficialPrompt prompt,
    OfficialGeneration generation,
    String checkpoint,
    List<String> testFiles,
    int batchSize) {

  /** Sizes that the official builder {@code create_eva_vit_g} fixes in code. */
  public record Vit(int patchSize, int width, int depth, int heads, double mlpRatio) {
    static final Vit EVA_G = new Vit(14, 1408, 39, 16, 4.3637);
  }

  /** Sizes of the official {@code PerceiverResampler}; heads and head width are fixed in code. */
  public record Resampler(int depth, int latents, int heads, int headWidth) {}

  /** How questions become prompts. */
  public record OfficialPrompt(
      String template, boolean lowerCase, int maxTokens, boolean padLeft) {}

  /** Generation options under their official names. */
  public record OfficialGeneration(
      boolean sample,
      int beams,
      int maxNewTokens,
      int minLength,
      double lengthPenalty,
      double topP,
      int topK,
      int noRepeatNgramSize) {}

  private static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
  private static final List<Double> CLIP_DEVIATION = List.of(0.26862954, 0.26130258, 0.27577711);

  /**
   * Reads the file.
   *
   * @throws ai.lynx.error.InvalidConfigurationException naming every mistake
   */
  public static LynxYaml read(ModelFiles files, String name) {
    return Settings.of(files.description() + "/" + name, StructuredText.yaml(files, name))
        .parse(LynxYaml::parse);
  }

  private static LynxYaml parse(SettingsReader read) {
    demand(read, "vision_encoder", "eva_vit_1b");
    demand(read, "bridge", "resampler");
    demand(read, "video_encoding", "concate");
    int depth = read.integer("bridge_depth", 1, 1000);
    int latents = read.integer("num_bridge_tokens", 1, 1 << 16);
    boolean adapters = read.flag("use_adapter", false);
    int every = read.integer("adapter_freq", 1, 1, 1000);
    LynxYaml yaml =
        new LynxYaml(
            read.optionalSection("tiny_vit", LynxYaml::vit).orElse(Vit.EVA_G),
            read.optionalSection("tiny_resampler", section -> resampler(section, depth, latents))
                .orElse(new Resampler(depth, latents, 8, 64)),
            read.text("LLM"),
            adapters ? Optional.of(every) : Optional.empty(),
            read.integer("image_res", 1, 1 << 14),
            read.decimals("image_mean", 3, CLIP_MEAN),
            read.decimals("image_std", 3, CLIP_DEVIATION),
            read.section("data", LynxYaml::frames).orElse(1),
            read.flag("add_frame_pos", false),
            new OfficialPrompt(
                read.text("prompt", "{question}"),
                read.flag("lower_text", false),
                read.integer("max_input_tokens", 0, 0, 1 << 20),
                read.flag("use_left_pad", true)),
            generation(read),
            read.text("checkpoint", ""),
            read.texts("test_files"),
            read.integer("batch_size_test", 1, 1, 1 << 16));
    read.ignoreOthers();
    return yaml;
  }

  private static void demand(SettingsReader read, String key, String only) {
    String value = read.text(key, only);
    if (!value.equals(only)) {
      read.problem(key, "is \"" + value + "\"; only \"" + only + "\" is known");
    }
  }

  private static Vit vit(SettingsReader read) {
    return new Vit(
        read.integer("patch_size", Vit.EVA_G.patchSize(), 1, 1 << 12),
        read.integer("embed_dim", Vit.EVA_G.width(), 1, 1 << 16),
        read.integer("depth", Vit.EVA_G.depth(), 1, 1000),
        read.integer("num_heads", Vit.EVA_G.heads(), 1, 1 << 12),
        read.decimal("mlp_ratio", Vit.EVA_G.mlpRatio(), 0.01, 100));
  }

  private static Resampler resampler(SettingsReader read, int depth, int latents) {
    return new Resampler(
        depth,
        latents,
        read.integer("heads", 8, 1, 1 << 12),
        read.integer("dim_head", 64, 1, 1 << 14));
  }

  private static int frames(SettingsReader read) {
    int frames = read.integer("num_frames", 1, 1, 4096);
    read.ignoreOthers();
    return frames;
  }

  private static OfficialGeneration generation(SettingsReader read) {
    return new OfficialGeneration(
        read.flag("use_nucleus_sampling", false),
        read.integer("num_beams", 1, 1, 256),
        read.integer("max_new_tokens", 64, 1, 1 << 20),
        read.integer("min_length", 1, 0, 1 << 20),
        read.decimal("length_penalty", 1, -1e3, 1e3),
        read.decimal("top_p", 1, 1e-6, 1),
        read.integer("top_k", 50, 0, 1 << 20),
        read.integer("no_repeat_ngram_size", 0, 0, 1 << 20));
  }
}
