package ai.lynx.assembly.huggingface.families;

import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.description.VideoDescription;
import ai.lynx.assembly.description.VisionDescription;
import ai.lynx.assembly.model.ModelPlugs;
import ai.lynx.spi.config.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * IDEFICS, the open Flamingo (arXiv 2204.14198, 2306.16527): CLIP's tower, a perceiver resampler if
 * {@code use_resampler} says so, and gated cross-attention between the layers of a LLaMA with an
 * extra vocabulary. Keys about freezing change no number.
 */
final class Idefics implements VisionLanguageFamily {
  private static final int USUAL_VISION_WIDTH = 768;

  private static final WeightNaming NAMING =
      WeightNaming.none()
          .prefix("model.vision_model.", "vision_encoder.")
          .prefix("model.perceiver_resampler.", "bridge.")
          .prefix("model.gated_cross_attn_layers.", "fusion.gated_cross_attn_layers.")
          .prefix("model.", "LLM.model.")
          .prefix("lm_head.", "LLM.lm_head.");

  @Override
  public String modelType() {
    return "idefics";
  }

  private static final String END_OF_UTTERANCE = "<end_of_utterance>";

  /**
   * As the authors write conversations, and as their processor joins them: without blanks beside a
   * picture. The end of an utterance is a token that only the instructed models have.
   */
  private static final String CHAT =
      """
      {%%- for message in messages %%}
        {{- (message.role | capitalize) + ':' }}
        {{- '' if message.content[0].type == 'image' else ' ' }}
        {%%- for part in message.content %%}
          {%%- set text = part.text | default('<image>') %%}
          {%%- if loop.previtem is defined and loop.previtem.type == 'image' %%}
            {%%- set text = text.lstrip(' ') %%}
          {%%- endif %%}
          {%%- if loop.nextitem is defined and loop.nextitem.type == 'image' %%}
            {%%- set text = text.rstrip(' ') %%}
          {%%- endif %%}
          {{- text }}
        {%%- endfor %%}
        {{- '%s\\n' }}
      {%%- endfor %%}
      {%%- if add_generation_prompt %%}{{ 'Assistant:' }}{%% endif %%}""";

  @Override
  public PromptDescription prompt(boolean beginsSequence, Set<String> specialTokens) {
    String around = "<fake_token_around_image>";
    String end = specialTokens.contains(END_OF_UTTERANCE) ? END_OF_UTTERANCE : "";
    return PromptDescription.conversing(
        CHAT.formatted(end),
        beginsSequence,
        new PictureText("<image>", around, around, "", false, Optional.empty())
            .withSharedSurroundings());
  }

  /** The second of the added tokens, unless the file says another. */
  private static OptionalInt mark(PublishedConfig config) {
    int[] sizes =
        config.read(
            read ->
                new int[] {
                  read.integer("vocab_size", 32000, 1, 10_000_000),
                  read.integer("additional_vocab_size", 0, 0, 1 << 20)
                });
    return config.imageToken().isPresent() || sizes[1] == 0
        ? config.imageToken()
        : OptionalInt.of(sizes[0] + Math.min(2, sizes[1]) - 1);
  }

  @Override
  public NetworkDescription describe(PublishedConfig config, ModelPlugs plugs) {
    Map<String, Object> vision = config.section("vision_config");
    return new NetworkDescription(
        Optional.of(
            new VisionDescription(
                new PlugChoice("idefics-vit", config.settings("vision_config", vision)),
                new PlugChoice("hugging-face", config.pictures()),
                new VideoDescription(1, false),
                bridge(config),
                fusion(config, vision),
                mark(config))),
        new PlugChoice("idefics", Settings.of(config.source(), config.values())),
        NAMING);
  }

  private static PlugChoice bridge(PublishedConfig config) {
    if (!config.read(read -> read.flag("use_resampler", false))) {
      return new PlugChoice("identity", Settings.none(config.source()));
    }
    Map<String, Object> resampler =
        PublishedConfig.pick(
            config.section("perceiver_config"),
            "resampler_depth",
            "resampler_n_latents",
            "resampler_n_heads",
            "resampler_head_dim",
            "qk_layer_norms_perceiver");
    return new PlugChoice("idefics-resampler", config.settings("perceiver_config", resampler));
  }

  private static PlugChoice fusion(PublishedConfig config, Map<String, Object> vision) {
    Map<String, Object> gated =
        new LinkedHashMap<>(
            PublishedConfig.pick(
                config.values(),
                "cross_layer_interval",
                "num_attention_heads",
                "intermediate_size",
                "hidden_act",
                "qk_layer_norms",
                "alpha_type",
                "alpha_initializer",
                "alphas_initializer_range",
                "rms_norm_eps",
                "initializer_range"));
    Object width = vision.getOrDefault("hidden_size", USUAL_VISION_WIDTH);
    gated.put("vision_embed_dim", vision.getOrDefault("embed_dim", width));
    return new PlugChoice("gated-cross-attention", Settings.of(config.source(), gated));
  }
}
