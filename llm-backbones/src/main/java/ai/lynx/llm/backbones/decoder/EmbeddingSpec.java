package ai.lynx.llm.backbones.decoder;

import java.util.OptionalInt;

/**
 * How tokens become vectors.
 *
 * @param vocabulary how many tokens there are, at least 1
 * @param width the length of a token's vector; one that is not the layers' width is projected
 *     before the first layer and back after the last
 * @param scale what the vectors of tokens are multiplied by; vectors that are given are not
 * @param positions how many positions have a vector of their own that is added; empty for none
 */
public record EmbeddingSpec(int vocabulary, int width, double scale, OptionalInt positions) {
  /** Vectors as they are in the table. */
  public static EmbeddingSpec of(int vocabulary, int width) {
    return new EmbeddingSpec(vocabulary, width, 1, OptionalInt.empty());
  }
}
