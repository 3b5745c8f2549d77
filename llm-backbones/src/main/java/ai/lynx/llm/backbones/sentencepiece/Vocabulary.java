package ai.lynx.llm.backbones.sentencepiece;

import ai.lynx.error.CheckpointException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The pieces of a model by id, by text and by byte. Immutable. */
final class Vocabulary {
  private final List<Piece> pieces;
  private final Map<String, Integer> ids = new HashMap<>();
  private final int[] byteIds = new int[256];
  private final int[] byteValues;
  private final int unknown;

  /**
   * @throws CheckpointException if a piece is there twice or a byte piece is malformed
   */
  Vocabulary(List<Piece> pieces) {
    this.pieces = pieces;
    byteValues = new int[pieces.size()];
    int unknownId = 0;
    for (int id = 0; id < pieces.size(); id++) {
      Piece piece = pieces.get(id);
      if (ids.putIfAbsent(piece.text(), id) != null) {
        throw new CheckpointException(
            "The sentencepiece model has the piece \"" + piece.text() + "\" twice.");
      }
      if (piece.kind() == Piece.Kind.UNKNOWN) {
        unknownId = id;
      }
      byteValues[id] = piece.kind() == Piece.Kind.BYTE ? byteValue(piece.text()) : -1;
      if (byteValues[id] >= 0) {
        byteIds[byteValues[id]] = id;
      }
    }
    unknown = unknownId;
  }

  private static int byteValue(String text) {
    if (!text.matches("<0x[0-9A-F]{2}>")) {
      throw new CheckpointException(
          "The sentencepiece model has the byte piece \"" + text + "\", not like \"<0x0A>\".");
    }
    return Integer.parseInt(text.substring(3, 5), 16);
  }

  int size() {
    return pieces.size();
  }

  Piece piece(int id) {
    return pieces.get(id);
  }

  int unknown() {
    return unknown;
  }

  OptionalInt find(String text) {
    Integer id = ids.get(text);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** The id of the piece of one byte. */
  int byteId(byte value) {
    return byteIds[value & 0xff];
  }

  /** The byte that a piece stands for, or -1 if it is no byte piece. */
  int byteValue(int id) {
    return byteValues[id];
  }

  /** Those pieces that text can become, by text. */
  Map<String, Piece> segments() {
    Map<String, Piece> segments = new HashMap<>();
    for (Piece piece : pieces) {
      if (piece.kind().isSegment()) {
        segments.put(piece.text(), piece);
      }
    }
    return segments;
  }

  /** The texts of the pieces that users defined. */
  List<String> userDefined() {
    return pieces.stream()
        .filter(piece -> piece.kind() == Piece.Kind.USER_DEFINED)
        .map(Piece::text)
        .toList();
  }
}
