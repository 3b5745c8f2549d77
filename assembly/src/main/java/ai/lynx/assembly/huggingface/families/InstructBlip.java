package ai.lynx.assembly.huggingface.families;

import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.model.ModelPlugs;
import java.util.Optional;
import java.util.Set;

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
  public PromptDescription prompt(boolean beginsSequence, Set<String> specialTokens) {
    return PromptDescription.seeing("{question}", beginsSequence, PictureText.inFront("<image>"));
  }

  @Override
  public Optional<String> questionTokenizer() {
    return Optional.of("qformer_tokenizer/tokenizer.json");
  }

  @Override
  public NetworkDescription describe(PublishedConfig config, ModelPlugs plugs) {
    return Blip2.describe(config, plugs, "instructblip_vision_model", true);
  }
}
