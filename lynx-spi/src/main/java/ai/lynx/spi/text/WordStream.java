package ai.lynx.spi.text;

import java.util.Arrays;

/**
 * Decodes ids one by one and hands whole words out: everything up to the last space, and at once
 * after a line end or a Chinese character, as transformers' {@code TextStreamer} does. For one
 * thread.
 */
public final class WordStream implements StreamingDecoder {
  private final Tokenizer tokenizer;
  private int[] ids = new int[0];

  /** How much of their text is out. */
  private int out;

  public WordStream(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public String next(int id) {
    ids = Arrays.copyOf(ids, ids.length + 1);
    ids[ids.length - 1] = id;
    String text = tokenizer.decode(ids, true);
    if (text.endsWith("\n")) {
      String line = from(text, text.length());
      ids = new int[0];
      out = 0;
      return line;
    }
    boolean ends = !text.isEmpty() && isChinese(text.codePointBefore(text.length()));
    return from(text, ends ? text.length() : text.lastIndexOf(' ') + 1);
  }

  private String from(String text, int end) {
    String words = end > out ? text.substring(out, end) : "";
    out = Math.max(out, end);
    return words;
  }

  @Override
  public String finish() {
    String text = tokenizer.decode(ids, true);
    String rest = from(text, text.length());
    ids = new int[0];
    out = 0;
    return rest;
  }

  /** Characters that are written without spaces between words; neither kana nor Hangul. */
  private static boolean isChinese(int character) {
    return character >= 0x4e00 && character <= 0x9fff
        || character >= 0x3400 && character <= 0x4dbf
        || character >= 0x20000 && character <= 0x2a6df
        || character >= 0x2a700 && character <= 0x2ceaf
        || character >= 0xf900 && character <= 0xfaff
        || character >= 0x2f800 && character <= 0x2fa1f;
  }
}
