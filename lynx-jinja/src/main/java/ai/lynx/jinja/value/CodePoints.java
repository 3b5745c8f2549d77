package ai.lynx.jinja.value;

/** Texts counted in code points, as Python counts them. */
public final class CodePoints {
  private CodePoints() {}

  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text from one code point to before another. */
  public static String between(String text, int from, int to) {
    int start = text.offsetByCodePoints(0, from);
    return text.substring(start, text.offsetByCodePoints(start, to - from));
  }

  /** White space as Python's strip and Jinja's lexer see it. */
  public static boolean isSpace(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == 0x85;
  }

  /** Whether all characters are white space. */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(CodePoints::isSpace);
  }

  /** Without white space in front. */
  public static String stripLeft(String text) {
    int from = 0;
    while (from < text.length() && isSpace(text.charAt(from))) {
      from++;
    }
    return text.substring(from);
  }

  /** Without white space at the end. */
  public static String stripRight(String text) {
    int to = text.length();
    while (to > 0 && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(0, to);
  }

  public static String strip(String text) {
    return stripLeft(stripRight(text));
  }

  /** One character upper, as Python's capitalize and Jinja's title do it, the others lower. */
  public static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(java.util.Locale.ROOT)
        + text.substring(first).toLowerCase(java.util.Locale.ROOT);
  }
}
