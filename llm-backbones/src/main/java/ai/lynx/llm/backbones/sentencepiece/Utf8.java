package ai.lynx.llm.backbones.sentencepiece;

import java.nio.charset.StandardCharsets;

/**
 * The rules of UTF-8 as sentencepiece applies them to bytes that may be broken ({@code util.cc}).
 */
final class Utf8 {
  /** What {@link #check} says of bytes that more bytes may complete. */
  static final int INCOMPLETE = 0;

  /** What {@link #check} says of a byte that belongs to no character. */
  static final int INVALID = -1;

  private Utf8() {}

  /** How many bytes a text has. */
  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** How many bytes the character has that begins with this byte; 1 for bytes that begin none. */
  static int length(byte first) {
    int bits = first & 0xff;
    if (bits >= 0xf0 && bits < 0xf8) {
      return 4;
    }
    if (bits >= 0xe0 && bits < 0xf0) {
      return 3;
    }
    return bits >= 0xc0 && bits < 0xe0 ? 2 : 1;
  }

  /**
   * Looks at the character that begins at the first of some bytes.
   *
   * @param count how many bytes there are, at least 1
   * @return its length in bytes, {@link #INCOMPLETE} or {@link #INVALID}
   */
  static int check(byte[] bytes, int count) {
    int length = length(bytes[0]);
    if (length == 1) {
      return bytes[0] >= 0 ? 1 : INVALID;
    }
    int codePoint = bytes[0] & 0xff >> length + 1;
    for (int i = 1; i < length; i++) {
      if (i == count) {
        return INCOMPLETE;
      }
      if ((bytes[i] & 0xc0) != 0x80) {
        return INVALID;
      }
      codePoint = codePoint << 6 | bytes[i] & 0x3f;
    }
    int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    boolean surrogate = codePoint >= 0xd800 && codePoint < 0xe000;
    return codePoint >= least && !surrogate && codePoint <= 0x10ffff ? length : INVALID;
  }
}
