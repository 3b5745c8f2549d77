package ai.lynx.assembly.huggingface.families;

import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.description.VideoDescription;
import ai.lynx.assembly.description.VisionDescription;
import ai.lynx.assembly.model.ModelPlugs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Llama 3.2 vision (arXiv 2407.21783, section 7): pictures in tiles, one linear layer, and layers
 * of the language model that look at pictures in place of the text.
 */
final class Mllama implements VisionLanguageFamily {
  private static final int IMAGE_TOKEN = 128256;
  private static final List<Integer> LOOKING = List.of(3, 8, 13, 18, 23, 28, 33, 38);

  @Override
  public String modelType() {
    return "mllama";
  }

  /** The published template's, without what it says of dates and tools. */
  private static final String CHAT =
      """
      {{- bos_token | default('<|begin_of_text|>') }}
      {%- for message in messages %}
        {{- '<|start_header_id|>' + message.role + '<|end_header_id|>\\n\\n' }}
        {%- for part in message.content %}
          {{- '<|image|>' if part.type == 'image' else part.text }}
        {%- endfor %}
        {{- '<|eot_id|>' }}
      {%- endfor %}
      {%- if add_generation_prompt %}
        {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}
      {%- endif %}""";

  @Override
  public PromptDescription prompt(boolean beginsSequence, Set<String> specialTokens) {
    return PromptDescription.conversing(
        CHAT,
        beginsSequence,
        PictureText.marks("<|image|>", "").withSight(PictureText.Sight.LAST_RUN));
  }

  @Override
  public NetworkDescription describe(PublishedConfig config, ModelPlugs plugs) {
    Map<String, Object> text = config.section("text_config");
    Map<String, Object> fusion =
        PublishedConfig.pick(
            text,
            "num_hidden_layers",
            "cross_attention_layers",
            "num_attention_heads",
            "num_key_value_heads",
            "intermediate_size",
            "hidden_act",
            "rms_norm_eps",
            "initializer_range");
    return new NetworkDescription(
        Optional.of(
            new VisionDescription(
                new PlugChoice(
                    "mllama", config.settings("vision_config", config.section("vision_config"))),
                new PlugChoice("hugging-face", config.pictures()),
                new VideoDescription(1, false),
                new PlugChoice("projector", config.settings("projector", Map.of("layers", 1))),
                new PlugChoice("mllama-cross-attention", config.settings("text_config", fusion)),
                OptionalInt.of(config.imageToken().orElse(IMAGE_TOKEN)))),
        config.languageModel(plugs, "mllama_text_model"),
        naming(text));
  }

  /** Layers that look at pictures stand among the language model's own. */
  private static WeightNaming naming(Map<String, Object> text) {
    List<?> looking = text.get("cross_attention_layers") instanceof List<?> given ? given : LOOKING;
    WeightNaming naming =
        WeightNaming.none()
            .prefix("vision_model.", "vision_encoder.")
            .prefix("model.vision_model.", "vision_encoder.")
            .prefix("multi_modal_projector.", "bridge.")
            .prefix("model.multi_modal_projector.", "bridge.");
    for (Object layer : looking) {
      String name = "layers.%s.".formatted(layer);
      naming =
          naming
              .prefix("language_model.model." + name, "fusion." + name)
              .prefix("model.language_model." + name, "fusion." + name);
    }
    return naming
        .prefix("language_model.", "LLM.")
        .prefix("model.language_model.", "LLM.model.")
        .prefix("lm_head.", "LLM.lm_head.");
  }
}
