package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.tensor.TensorData;

/**
 * How the self-attention of one family looks.
 *
 * @param heads how many queries each token asks
 * @param keyHeads how many keys and values each token has; divides {@code heads}, and groups of
 *     consecutive heads share one
 * @param headWidth the length of a query, key or value
 * @param biases whether the four projections add a bias
 * @param frequencies the rotary angle of each pair for one step of position, FLOAT32 (r), {@code 2
 *     r <= headWidth}
 */
public record AttentionSpec(
    int heads, int keyHeads, int headWidth, boolean biases, TensorData frequencies) {
  public AttentionSpec {
    if (heads % keyHeads != 0) {
      throw new IllegalArgumentException(
          "%d heads cannot share %d key/value heads evenly.".formatted(heads, keyHeads));
    }
  }
}
