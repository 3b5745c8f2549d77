package ai.lynx.llm.backbones.words;

import java.nio.charset.StandardCharsets;

/**
 * The visible characters that stand for bytes in byte-level vocabularies ({@code bytes_to_unicode}
 * of GPT-2's encoder.py): printable Latin-1 stands for itself, the rest for U+0100 and after.
 */
final class ByteAlphabet {
  private static final String LETTERS = letters();

  private ByteAlphabet() {}

  private static String letters() {
    StringBuilder letters = new StringBuilder();
    int moved = 0;
    for (int value = 0; value < 256; value++) {
      boolean printable =
          value >= '!' && value <= '~' || value >= 0xa1 && value <= 0xac || value >= 0xae;
      letters.append((char) (printable ? value : 0x100 + moved++));
    }
    return letters.toString();
  }

  /** What stands for a byte, given as 0 to 255. */
  static String letter(int value) {
    return LETTERS.substring(value, value + 1);
  }

  /** A text with a letter for each of its UTF-8 bytes. */
  static String spell(String text) {
    StringBuilder spelt = new StringBuilder();
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      spelt.append(LETTERS.charAt(value & 0xff));
    }
    return spelt.toString();
  }
}
