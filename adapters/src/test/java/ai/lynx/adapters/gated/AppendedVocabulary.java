package ai.lynx.adapters.gated;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.WeightAdjustment;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.Map;

/**
 * IDEFICS keeps the vectors and the heads of its own tokens in tables beside LLaMA's; here each
 * pair of tables is one, as a LLaMA has it.
 *
 * @param own how many tokens IDEFICS has added
 */
record AppendedVocabulary(Ops ops, Weights weights, String prefix, int own) implements Weights {
  private static final Map<String, String> BESIDE =
      Map.of(
          "model.embed_tokens.weight", "model.embed_tokens.additional_embedding.weight",
          "lm_head.weight", "lm_head.additional_fc.weight");

  @Override
  public Tensor get(String name, Initialization start, WeightAdjustment adjustment, long... shape) {
    String full = prefix + name;
    String beside = BESIDE.get(full);
    if (beside == null) {
      return weights.get(full, start, adjustment, shape);
    }
    return ops.concatenate(
        0,
        weights.get(full, start, adjustment, shape[0] - own, shape[1]),
        weights.get(beside, start, own, shape[1]));
  }

  @Override
  public Weights at(String below) {
    return new AppendedVocabulary(ops, weights, prefix + below + ".", own);
  }

  @Override
  public boolean has(String name) {
    return weights.has(prefix + name);
  }
}
