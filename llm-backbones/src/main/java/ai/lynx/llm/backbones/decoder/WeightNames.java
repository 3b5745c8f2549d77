package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.component.Weights;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * What a family calls its weights in Hugging Face's checkpoints: {@code model.}, then a part's
 * name, then {@code weight} or {@code bias}. Immutable.
 */
public final class WeightNames {
  /** LLaMA's own, such as {@code model.layers.0.self_attn.q_proj.weight}. */
  public static final WeightNames LLAMA = new WeightNames("model", Map.of());

  private final String model;
  private final Map<Part, String> byPart;
  private final IntUnaryOperator numbers;

  /**
   * @param model what stands before all names but the head's
   * @param others names that are not LLaMA's
   */
  public WeightNames(String model, Map<Part, String> others) {
    this(model, others, IntUnaryOperator.identity());
  }

  private WeightNames(String model, Map<Part, String> others, IntUnaryOperator numbers) {
    this.model = model;
    byPart = new EnumMap<>(Part.class);
    byPart.putAll(others);
    this.numbers = numbers;
  }

  /**
   * These names, with layers that are numbered in another way than from 0 on, because layers that
   * are not the decoder's stand between them.
   *
   * @param byLayer one number for each layer of the decoder
   */
  public WeightNames numbered(List<Integer> byLayer) {
    return new WeightNames(model, byPart, List.copyOf(byLayer)::get);
  }

  /** The number that a layer has in names. */
  int number(int layer) {
    return numbers.applyAsInt(layer);
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
