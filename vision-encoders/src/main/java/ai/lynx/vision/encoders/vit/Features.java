package ai.lynx.vision.encoders.vit;

import ai.lynx.spi.config.SettingsReader;
import java.util.List;

/**
 * Which of an encoder's vectors are its features.
 *
 * @param layers the hidden states after so many blocks, without a norm after them, joined to longer
 *     vectors in this order; empty for what leaves the encoder, with its last norm if it has one
 * @param selection which tokens
 */
public record Features(List<Integer> layers, Selection selection) {
  private static final String LAYER = "vision_feature_layer";

  /** Which tokens are features. */
  public enum Selection {
    /** All, the class token first. */
    FULL,
    /**
     * All but the first: LLaVA's choice. With a class token these are the patches; of an encoder
     * that has none it leaves out the first patch, as LLaVA's code in transformers does whatever
     * the encoder, which is why LLaVAs on SigLIP are published with {@link #FULL}.
     */
    DEFAULT,
    /** One vector for a picture, made of all tokens. */
    POOLED
  }

  /** What leaves the encoder, all tokens. */
  public static final Features LAST = new Features(List.of(), Selection.FULL);

  public Features {
    layers = List.copyOf(layers);
  }

  /**
   * Reads {@code vision_feature_layer} (counted like Hugging Face's hidden states: 0 enters the
   * first block, -1 leaves the last, -2 is LLaVA's; or a list of such) and {@code
   * vision_feature_select_strategy} ({@code full}, {@code default}, {@code pooled}).
   *
   * @param depth how many blocks there are
   */
  public static Features read(SettingsReader read, int depth) {
    List<Integer> layers =
        layers(read, depth).stream().map(given -> given < 0 ? given + depth + 1 : given).toList();
    Selection selection = read.choice("vision_feature_select_strategy", Selection.FULL);
    if (selection == Selection.POOLED && !layers.isEmpty()) {
      read.problem(
          LAYER,
          "cannot be chosen together with pooled features, which are made of the last layer");
    }
    return new Features(layers, selection);
  }

  private static List<Integer> layers(SettingsReader read, int depth) {
    if (!read.has(LAYER)) {
      return List.of();
    }
    return read.isNumber(LAYER)
        ? List.of(read.integer(LAYER, -depth - 1, depth))
        : read.integers(LAYER, -depth - 1, depth);
  }

  /** How many of {@code depth} blocks are needed. */
  int blocks(int depth) {
    return layers.stream().mapToInt(Integer::intValue).max().orElse(depth);
  }
}
