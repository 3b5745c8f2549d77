package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.tensor.TensorData;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the self-attention of a layer looks. Start from {@link #of} and add what is different.
 *
 * @param heads how many queries each token asks
 * @param keyHeads how many keys and values each token has; divides {@code heads}, and groups of
 *     consecutive heads share one
 * @param headWidth the length of a query, key or value
 * @param scale what dot products are multiplied by
 * @param layout how the weights of queries, keys and values are stored
 * @param biased whether queries, keys and values add a bias
 * @param outputBiased whether the projection of what was read adds a bias
 * @param headNorm on each query and each key before they are turned, if any
 * @param window how many tokens a token sees, its own counted; empty sees all before it
 * @param frequencies the rotary angle of each pair for one step of position, FLOAT32 (r), {@code 2
 *     r <= headWidth}; empty does not turn
 * @param amplitude what the turned part of queries and keys is multiplied by
 */
public record AttentionSpec(
    int heads,
    int keyHeads,
    int headWidth,
    double scale,
    Layout layout,
    boolean biased,
    boolean outputBiased,
    Optional<NormSpec> headNorm,
    OptionalInt window,
    Optional<TensorData> frequencies,
    double amplitude) {
  /** How the weights of queries, keys and values are stored. */
  public enum Layout {
    /** Three matrices. */
    SEPARATE,
    /** One matrix: all queries, all keys, all values. */
    JOINED,
    /** One matrix: query, key and value of the first head, then of the second, and so on. */
    JOINED_BY_HEAD
  }

  public AttentionSpec {
    if (heads % keyHeads != 0) {
      throw new IllegalArgumentException(
          "%d heads cannot share %d key/value heads evenly.".formatted(heads, keyHeads));
    }
    if (layout == Layout.JOINED_BY_HEAD && heads != keyHeads) {
      throw new IllegalArgumentException(
          "Weights joined head by head need as many key/value heads as heads.");
    }
  }

  /** Three matrices without biases; every token before is seen, wherever it stands. */
  public static AttentionSpec of(int heads, int keyHeads, int headWidth) {
    return new AttentionSpec(
        heads,
        keyHeads,
        headWidth,
        1 / Math.sqrt(headWidth),
        Layout.SEPARATE,
        false,
        false,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        1);
  }

  /** With another factor on dot products. */
  public AttentionSpec scaledBy(double factor) {
    return new AttentionSpec(
        heads,
        keyHeads,
        headWidth,
        factor,
        layout,
        biased,
        outputBiased,
        headNorm,
        window,
        frequencies,
        amplitude);
  }

  /** With weights stored in another way. */
  public AttentionSpec stored(Layout other) {
    return new AttentionSpec(
        heads,
        keyHeads,
        headWidth,
        scale,
        other,
        biased,
        outputBiased,
        headNorm,
        window,
        frequencies,
        amplitude);
  }

  /** With biases on queries, keys and values, and on the output. */
  public AttentionSpec biased(boolean queryKeyValue, boolean output) {
    return new AttentionSpec(
        heads,
        keyHeads,
        headWidth,
        scale,
        layout,
        queryKeyValue,
        output,
        headNorm,
        window,
        frequencies,
        amplitude);
  }

  /** With a norm on each query and key. */
  public AttentionSpec normed(NormSpec norm) {
    return new AttentionSpec(
        heads,
        keyHeads,
        headWidth,
        scale,
        layout,
        biased,
        outputBiased,
        Optional.of(norm),
        window,
        frequencies,
        amplitude);
  }

  /** Seeing so many tokens; empty sees all. */
  public AttentionSpec seeing(OptionalInt tokens) {
    return new AttentionSpec(
        heads,
        keyHeads,
        headWidth,
        scale,
        layout,
        biased,
        outputBiased,
        headNorm,
        tokens,
        frequencies,
        amplitude);
  }

  /** Turning queries and keys by these angles, and multiplying what is turned. */
  public AttentionSpec turnedBy(TensorData angles, double factor) {
    return new AttentionSpec(
        heads,
        keyHeads,
        headWidth,
        scale,
        layout,
        biased,
        outputBiased,
        headNorm,
        window,
        Optional.of(angles),
        factor);
  }
}
