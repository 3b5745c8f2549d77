package ai.lynx.llm.backbones.decoder;

import java.util.OptionalInt;

/**
 * How tokens become vectors.
 *
 * @param vocabulary how many tokens the table and the head have in common, at least 1
 * @param width the length of a token's vector; one that is not the layers' width is projected
 *     before the first layer and back after the last
 * @param scale what the vectors of tokens are multiplied by; vectors that are given are not
 * @param positions how many positions have a vector of their own that is added; empty for none
 * @param unspoken rows at the table's end that the head has no logit for
 * @param added tokens behind the vocabulary that have a table and a head of their own
 */
public record EmbeddingSpec(
    int vocabulary, int width, double scale, OptionalInt positions, int unspoken, int added) {
  public EmbeddingSpec {
    if (unspoken > 0 && added > 0) {
      throw new IllegalArgumentException(
          "Ids behind the vocabulary cannot be both rows of its table and tokens of another.");
    }
  }

  /** A table and a head of the same tokens. */
  public EmbeddingSpec(int vocabulary, int width, double scale, OptionalInt positions) {
    this(vocabulary, width, scale, positions, 0, 0);
  }

  /** Vectors as they are in the table. */
  public static EmbeddingSpec of(int vocabulary, int width) {
    return new EmbeddingSpec(vocabulary, width, 1, OptionalInt.empty());
  }

  /** With so many more rows in the table, for tokens that are read and never said. */
  public EmbeddingSpec withUnspoken(int rows) {
    return new EmbeddingSpec(vocabulary, width, scale, positions, rows, added);
  }

  /** With so many more tokens, which have a table and a head of their own. */
  public EmbeddingSpec withAdded(int tokens) {
    return new EmbeddingSpec(vocabulary, width, scale, positions, unspoken, tokens);
  }

  /** How many tokens there are logits for. */
  public int spoken() {
    return vocabulary + added;
  }
}
