package ai.lynx.llm.backbones.sentencepiece;

import java.nio.charset.StandardCharsets;

/**
 * Ids without special tokens to text, one by one: sentencepiece's {@code Decode}, with what it may
 * still change held back. Only the bytes of an unfinished character are. For one thread.
 */
final class PieceDecoder {
  private static final String REPLACEMENT = "\ufffd";

  private final Vocabulary vocabulary;
  private final SentencePieceModel model;
  private final byte[] held = new byte[4];
  private int heldCount;
  private boolean anyText;
  private boolean tookLeadingSpace;
  private boolean atStart = true;

  PieceDecoder(SentencePieceModel model, Vocabulary vocabulary) {
    this.model = model;
    this.vocabulary = vocabulary;
  }

  String next(int id) {
    StringBuilder text = new StringBuilder();
    int value = vocabulary.byteValue(id);
    if (value >= 0) {
      held[heldCount++] = (byte) value;
      release(text, false);
    } else {
      release(text, true);
      anyText |= !text.isEmpty();
      atStart &= !tookLeadingSpace && !anyText;
      text.append(surface(vocabulary.piece(id)));
    }
    anyText |= !text.isEmpty();
    return text.toString();
  }

  String finish() {
    StringBuilder text = new StringBuilder();
    release(text, true);
    return text.toString();
  }

  /** Turns held bytes into characters, as far as that is certain; at the end of a run it is. */
  private void release(StringBuilder text, boolean endOfRun) {
    while (heldCount > 0) {
      int length = Utf8.check(held, heldCount);
      if (length == Utf8.INCOMPLETE && !endOfRun) {
        return;
      }
      if (length > 0) {
        text.append(new String(held, 0, length, StandardCharsets.UTF_8));
      } else {
        text.append(REPLACEMENT);
      }
      int used = Math.max(1, length);
      System.arraycopy(held, used, held, 0, heldCount - used);
      heldCount -= used;
    }
  }

  /** The text of a piece; the space mark at the very start is the encoder's own and goes. */
  private String surface(Piece piece) {
    tookLeadingSpace = false;
    return switch (piece.kind()) {
      case CONTROL -> "";
      case UNKNOWN -> model.unknownSurface();
      default -> {
        String text = piece.text();
        SentencePieceModel.Normalization rules = model.normalization();
        if (atStart
            && (rules.dummyPrefix() || rules.removeExtraSpaces())
            && text.startsWith("\u2581")) {
          text = text.substring(1);
          tookLeadingSpace = !rules.removeExtraSpaces();
        }
        yield text.replace('\u2581', ' ');
      }
    };
  }
}
