package ai.lynx.vision.encoders.vit;

import java.util.Optional;

/**
 * What a family's checkpoints call their weights.
 *
 * @param classToken the class token, if there is one
 * @param patches the convolution that makes patches
 * @param positions the table of positions
 * @param normBefore the norm between the embedding and the first block, if there is one
 * @param blocks what comes before a block's number
 * @param block inside a block
 * @param normAfter the norm behind the last block that all tokens pass, if there is one
 */
public record VitNames(
    Optional<String> classToken,
    String patches,
    String positions,
    Optional<String> normBefore,
    String blocks,
    Block block,
    Optional<String> normAfter) {
  /**
   * Names inside a block.
   *
   * @param norm1 before attention
   * @param attention its input projections
   * @param output attention's output projection
   * @param scale1 what attention's output is multiplied by, if anything
   * @param norm2 before the feed-forward network
   * @param widen its first layer
   * @param narrow its last layer
   * @param scale2 what its output is multiplied by, if anything
   */
  public record Block(
      String norm1,
      Attention attention,
      String output,
      Optional<String> scale1,
      String norm2,
      String widen,
      String narrow,
      Optional<String> scale2) {}

  /** How queries, keys and values are stored. */
  public sealed interface Attention {}

  /** A linear layer each. */
  public record Split(String query, String key, String value) implements Attention {}

  /** One linear layer whose rows are those of queries, keys and values in this order. */
  public record Fused(String layer) implements Attention {}

  /** One linear layer whose rows are, for each head, those of its query, its key and its value. */
  public record FusedByHead(String layer) implements Attention {}

  /**
   * One linear layer for all three without a bias; those of queries and values are stored apart.
   *
   * @param layer the linear layer
   */
  public record FusedWeight(String layer, String queryBias, String valueBias)
      implements Attention {}
}
