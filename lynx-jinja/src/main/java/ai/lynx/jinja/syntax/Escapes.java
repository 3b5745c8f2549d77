package ai.lynx.jinja.syntax;

import ai.lynx.jinja.TemplateException;

/** What a text literal stands for: Python's escapes. */
final class Escapes {
  private Escapes() {}

  static String read(String written) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < written.length()) {
      char c = written.charAt(at);
      if (c != '\\') {
        text.append(c);
        at++;
        continue;
      }
      char kind = written.charAt(at + 1); // the lexer takes the two together
      at += 2;
      int simple = "\n\\'\"abfnrtv".indexOf(kind);
      int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
      if (simple > 0) {
        text.append("\n\\'\"\u0007\b\f\n\r\t\u000b".charAt(simple));
      } else if (digits > 0) {
        text.appendCodePoint(character(written, at, digits));
        at += digits;
      } else if (kind >= '0' && kind <= '7') {
        int end = at;
        while (end < written.length()
            && end < at + 2
            && written.charAt(end) >= '0'
            && written.charAt(end) <= '7') {
          end++;
        }
        text.appendCodePoint(Integer.parseInt(written.substring(at - 1, end), 8));
        at = end;
      } else if (kind != '\n') { // an escaped line end goes: the line goes on
        text.append('\\').append(kind);
      }
    }
    return text.toString();
  }

  private static int character(String written, int at, int digits) {
    String hex = written.substring(at, Math.min(written.length(), at + digits));
    if (hex.length() == digits && hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      long value = Long.parseLong(hex, 16);
      if (value <= Character.MAX_CODE_POINT) {
        return (int) value;
      }
    }
    throw new TemplateException(
        "a text has the malformed escape \\" + written.charAt(at - 1) + hex);
  }
}
