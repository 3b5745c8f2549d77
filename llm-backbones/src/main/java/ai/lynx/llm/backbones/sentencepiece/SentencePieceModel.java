package ai.lynx.llm.backbones.sentencepiece;

import java.util.List;

/**
 * What a {@code tokenizer.model} file says ({@code ModelProto} of sentencepiece_model.proto).
 *
 * @param pieces in the order of their ids
 * @param algorithm how text is cut into pieces
 * @param byteFallback whether characters that no piece covers become byte pieces
 * @param unknownSurface what an unknown piece decodes to
 * @param normalization what happens to text before it is cut
 */
record SentencePieceModel(
    List<Piece> pieces,
    Algorithm algorithm,
    boolean byteFallback,
    String unknownSurface,
    Normalization normalization) {
  SentencePieceModel {
    pieces = List.copyOf(pieces);
  }

  /** How text is cut into pieces. */
  enum Algorithm {
    UNIGRAM,
    BYTE_PAIR
  }

  /**
   * {@code NormalizerSpec}.
   *
   * @param characters replacements such as NFKC's
   * @param dummyPrefix whether a space is put in front of the text
   * @param removeExtraSpaces whether spaces at both ends go, and runs of spaces become one
   * @param escapeSpaces whether a space is written as ▁
   */
  record Normalization(
      CharacterMap characters,
      boolean dummyPrefix,
      boolean removeExtraSpaces,
      boolean escapeSpaces) {}
}
