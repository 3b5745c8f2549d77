package ai.lynx.assembly.huggingface.families;

import ai.lynx.assembly.model.ModelPlugs;

/**
 * InstructBLIP (arXiv 2305.06500) with a decoder: BLIP-2 whose Q-Former also reads the question,
 * and Vicuna.
 */
final class InstructBlip implements VisionLanguageFamily {
  @Override
  public String modelType() {
    return "instructblip";
  }

  @Override
  public NetworkDescription describe(PublishedConfig config, ModelPlugs plugs) {
    return Blip2.describe(config, plugs, "instructblip_vision_model", true);
  }
}
