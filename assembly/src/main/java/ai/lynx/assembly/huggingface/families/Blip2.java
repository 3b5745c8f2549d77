package ai.lynx.assembly.huggingface.families;

import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.model.ModelPlugs;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * BLIP-2 (arXiv 2301.12597) with a decoder: EVA ViT-g, a Q-Former and OPT.
 *
 * <p>{@code use_qformer_text_input} says that a Q-Former was trained to read text too; this model
 * gives it none.
 */
final class Blip2 implements VisionLanguageFamily {
  @Override
  public String modelType() {
    return "blip-2";
  }

  @Override
  public PromptDescription prompt(boolean beginsSequence, Set<String> specialTokens) {
    return PromptDescription.seeing(
        "Question: {question} Answer:", beginsSequence, PictureText.inFront("<image>"));
  }

  @Override
  public NetworkDescription describe(PublishedConfig config, ModelPlugs plugs) {
    return describe(config, plugs, "blip_2_vision_model", false);
  }

  /**
   * What BLIP-2 and InstructBLIP have in common.
   *
   * @param readsQuestion whether the Q-Former looks at the question
   */
  static NetworkDescription describe(
      PublishedConfig config, ModelPlugs plugs, String visionType, boolean readsQuestion) {
    PlugChoice languageModel = config.languageModel(plugs, "opt");
    Map<String, Object> vision = config.section("vision_config");
    vision.put(PublishedConfig.MODEL_TYPE, visionType);
    Map<String, Object> qformer =
        PublishedConfig.pick(
            config.section("qformer_config"),
            "hidden_size",
            "num_hidden_layers",
            "num_attention_heads",
            "intermediate_size",
            "cross_attention_frequency",
            "hidden_act",
            "layer_norm_eps",
            "initializer_range",
            "vocab_size",
            "max_position_embeddings");
    qformer.putAll(PublishedConfig.pick(config.values(), "num_query_tokens"));
    qformer.put("use_qformer_text_input", readsQuestion);
    return new NetworkDescription(
        Optional.of(
            config.inText(
                config.visionEncoder(plugs, vision),
                new PlugChoice("q-former", config.settings("qformer_config", qformer)),
                config.imageToken())),
        languageModel,
        WeightNaming.none()
            .prefix("vision_model.", "vision_encoder.")
            .prefix("query_tokens", "bridge.query_tokens")
            .prefix("qformer.", "bridge.qformer.")
            .prefix("language_projection.", "bridge.language_projection.")
            .prefix("language_model.", "LLM."));
  }
}
