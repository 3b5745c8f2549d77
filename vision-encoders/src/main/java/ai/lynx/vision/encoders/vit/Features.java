package ai.lynx.vision.encoders.vit;

import ai.lynx.spi.config.SettingsReader;
import java.util.OptionalInt;

/**
 * Which of an encoder's vectors are its features.
 *
 * @param layer the hidden state after so many blocks, without a norm after it; empty for what
 *     leaves the encoder, with its last norm if it has one
 * @param selection which tokens
 */
public record Features(OptionalInt layer, Selection selection) {
  /** Which tokens are features. */
  public enum Selection {
    /** All, the class token first. */
    FULL,
    /** Those of patches: LLaVA's choice. */
    DEFAULT,
    /** One vector for a picture, made of all tokens. */
    POOLED
  }

  /** What leaves the encoder, all tokens. */
  public static final Features LAST = new Features(OptionalInt.empty(), Selection.FULL);

  /**
   * Reads {@code vision_feature_layer} (counted like Hugging Face's hidden states: 0 enters the
   * first block, -1 leaves the last, -2 is LLaVA's) and {@code vision_feature_select_strategy}
   * ({@code full}, {@code default}, {@code pooled}).
   *
   * @param depth how many blocks there are
   */
  public static Features read(SettingsReader read, int depth) {
    OptionalInt layer = OptionalInt.empty();
    if (read.has("vision_feature_layer")) {
      int given = read.integer("vision_feature_layer", -depth - 1, depth);
      layer = OptionalInt.of(given < 0 ? given + depth + 1 : given);
    }
    Selection selection = read.choice("vision_feature_select_strategy", Selection.FULL);
    if (selection == Selection.POOLED && layer.isPresent()) {
      read.problem(
          "vision_feature_layer",
          "cannot be chosen together with pooled features, which are made of the last layer");
    }
    return new Features(layer, selection);
  }

  /** How many of {@code depth} blocks are needed. */
  int blocks(int depth) {
    return layer.orElse(depth);
  }
}
