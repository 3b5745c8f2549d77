package ai.lynx.llm.backbones.sentencepiece;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Text as sentencepiece wants it before it is cut into pieces ({@code normalizer.cc}): characters
 * replaced, spaces trimmed and marked. Immutable.
 */
final class Normalizer {
  private static final byte[] SPACE_MARK = "\u2581".getBytes(StandardCharsets.UTF_8);

  private final SentencePieceModel.Normalization rules;
  private final PrefixMatcher protectedPieces;

  /**
   * @param protectedPieces what is never changed
   */
  Normalizer(SentencePieceModel.Normalization rules, PrefixMatcher protectedPieces) {
    this.rules = rules;
    this.protectedPieces = protectedPieces;
  }

  String normalize(String text) {
    byte[] input = text.getBytes(StandardCharsets.UTF_8);
    int start = 0;
    if (rules.removeExtraSpaces()) {
      while (start < input.length) {
        Unit unit = unit(input, start);
        if (!unit.isOneSpace()) {
          break;
        }
        start += unit.consumed();
      }
    }
    if (start == input.length) {
      return "";
    }
    ByteArrayOutputStream output = new ByteArrayOutputStream(input.length + 16);
    if (rules.dummyPrefix()) {
      space(output);
    }
    boolean afterSpace = rules.removeExtraSpaces();
    while (start < input.length) {
      Unit unit = unit(input, start);
      start += unit.consumed();
      ByteBuffer normal = unit.normal();
      while (afterSpace && normal.hasRemaining() && normal.get(normal.position()) == ' ') {
        normal.get();
      }
      while (normal.hasRemaining()) {
        byte next = normal.get();
        afterSpace = next == ' ';
        if (afterSpace) {
          space(output);
        } else {
          output.write(next);
        }
      }
      afterSpace &= rules.removeExtraSpaces();
    }
    String normal = output.toString(StandardCharsets.UTF_8);
    return rules.removeExtraSpaces() ? withoutTrailingSpaces(normal) : normal;
  }

  /** The next character or sequence, and what becomes of it. */
  private record Unit(int consumed, ByteBuffer normal) {
    boolean isOneSpace() {
      return normal.remaining() == 1 && normal.get(normal.position()) == ' ';
    }
  }

  private Unit unit(byte[] input, int start) {
    int kept = protectedPieces.longest(input, start);
    if (kept > 0) {
      return new Unit(kept, ByteBuffer.wrap(input, start, kept));
    }
    CharacterMap.Match match = rules.characters().longest(input, start);
    if (match.consumed() > 0) {
      return new Unit(match.consumed(), rules.characters().replacement(match));
    }
    int length = Utf8.length(input[start]);
    return new Unit(length, ByteBuffer.wrap(input, start, length));
  }

  private void space(ByteArrayOutputStream output) {
    if (rules.escapeSpaces()) {
      output.writeBytes(SPACE_MARK);
    } else {
      output.write(' ');
    }
  }

  private String withoutTrailingSpaces(String text) {
    char space = rules.escapeSpaces() ? '\u2581' : ' ';
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == space) {
      end--;
    }
    return text.substring(0, end);
  }
}
