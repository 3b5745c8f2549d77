package ai.lynx.assembly.huggingface.families;

import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.model.ModelPlugs;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * LLaVA and LLaVA 1.5 (arXiv 2304.08485, 2310.03744): features of one of the last layers of CLIP or
 * SigLIP, a projector, and any decoder.
 */
final class Llava implements VisionLanguageFamily {
  private static final int IMAGE_TOKEN = 32000;

  /** The CLIP that the class means where a file has no {@code vision_config}. */
  private static final Map<String, Object> CLIP_LARGE =
      Map.of(
          "hidden_size", 1024,
          "intermediate_size", 4096,
          "image_size", 336,
          "patch_size", 14,
          "num_hidden_layers", 24,
          "num_attention_heads", 16);

  private static final WeightNaming NAMING =
      WeightNaming.none()
          .prefix("vision_tower.", "vision_encoder.")
          .prefix("multi_modal_projector.", "bridge.")
          .prefix("language_model.", "LLM.")
          .prefix("model.vision_tower.", "vision_encoder.")
          .prefix("model.multi_modal_projector.", "bridge.")
          .prefix("model.language_model.", "LLM.model.")
          .prefix("lm_head.", "LLM.lm_head.");

  @Override
  public String modelType() {
    return "llava";
  }

  /** LLaVA 1.5's: all pictures of a message in front of its texts. */
  private static final String CHAT =
      """
      {%- for message in messages %}
        {%- if message.role != 'system' %}{{ message.role | upper }}{{ ': ' }}{% endif %}
        {%- for part in message.content if part.type == 'image' %}{{ '<image>\\n' }}{% endfor %}
        {%- for part in message.content if part.type == 'text' %}{{ part.text + ' ' }}{% endfor %}
      {%- endfor %}
      {%- if add_generation_prompt %}{{ 'ASSISTANT:' }}{% endif %}""";

  @Override
  public PromptDescription prompt(boolean beginsSequence, Set<String> specialTokens) {
    return PromptDescription.conversing(CHAT, beginsSequence, PictureText.marks("<image>", ""));
  }

  @Override
  public NetworkDescription describe(PublishedConfig config, ModelPlugs plugs) {
    Map<String, Object> vision = config.section("vision_config");
    if (vision.isEmpty()) {
      vision.putAll(CLIP_LARGE);
    }
    vision.putIfAbsent(PublishedConfig.MODEL_TYPE, "clip_vision_model");
    vision.put("vision_feature_layer", config.values().getOrDefault("vision_feature_layer", -2));
    vision.put(
        "vision_feature_select_strategy",
        config.values().getOrDefault("vision_feature_select_strategy", "default"));
    Map<String, Object> projector =
        PublishedConfig.pick(config.values(), "projector_hidden_act", "multimodal_projector_bias");
    return new NetworkDescription(
        Optional.of(
            config.inText(
                config.visionEncoder(plugs, vision),
                new PlugChoice("projector", config.settings("projector", projector)),
                OptionalInt.of(config.imageToken().orElse(IMAGE_TOKEN)))),
        config.tied(false)
            ? config.languageModel(plugs, "llama", true)
            : config.languageModel(plugs, "llama"), // older files say it of the text alone
        NAMING);
  }
}
