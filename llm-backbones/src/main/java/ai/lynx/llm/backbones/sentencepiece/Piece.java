package ai.lynx.llm.backbones.sentencepiece;

/**
 * One entry of a sentencepiece vocabulary; its id is its place in the list.
 *
 * @param text with ▁ for a space
 * @param score the higher, the sooner it is merged or the likelier it is
 */
record Piece(String text, float score, Kind kind) {
  /** {@code ModelProto.SentencePiece.Type} of sentencepiece_model.proto. */
  enum Kind {
    NORMAL,
    UNKNOWN,
    CONTROL,
    USER_DEFINED,
    BYTE,
    UNUSED;

    /** Whether text can become this piece by segmentation. */
    boolean isSegment() {
      return this == NORMAL || this == USER_DEFINED || this == UNUSED;
    }
  }
}
