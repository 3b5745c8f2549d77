package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Weights;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a family calls its weights in Hugging Face's checkpoints: {@code model.}, then a part's
 * name, then {@code weight} or {@code bias}. Immutable.
 */
public final class WeightNames {
  /** LLaMA's own, such as {@code model.layers.0.self_attn.q_proj.weight}. */
  public static final WeightNames LLAMA = new WeightNames("model", Map.of());

  private final String model;
  private final Map<Part, String> byPart;

  /**
   * @param model what stands before all names but the head's
   * @param others names that are not LLaMA's
   */
  public WeightNames(String model, Map<Part, String> others) {
    this.model = model;
    byPart = new EnumMap<>(Part.class);
    byPart.putAll(others);
  }

  /** The weights of one part. */
  Weights of(Weights weights, Part part) {
    return weights.at(byPart.getOrDefault(part, part.llamaName()));
  }

  /**
   * All weights but the head's: below the model's name, or without it, as in files that were saved
   * without a head.
   */
  Weights body(Weights weights) {
    boolean bare =
        !of(weights.at(model), Part.TOKEN_VECTORS).has("weight")
            && of(weights, Part.TOKEN_VECTORS).has("weight");
    return bare ? weights : weights.at(model);
  }
}
