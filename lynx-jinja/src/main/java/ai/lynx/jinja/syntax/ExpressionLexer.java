package ai.lynx.jinja.syntax;

import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.CodePoints;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Cuts the inside of one tag into names, numbers, texts and operators. */
final class ExpressionLexer {
  private static final Set<String> OPERATORS =
      Set.of(
          "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{",
          "}", ">", "<", "=", ".", ":", "|", ",", ";");

  private final String source;
  private final String close;
  private final List<Token> tokens;
  private final Deque<Character> open = new ArrayDeque<>();
  private int at;
  private int line;

  /**
   * @param at where the inside begins
   * @param close what ends the tag
   * @param tokens where the tokens go
   */
  ExpressionLexer(String source, int at, String close, int line, List<Token> tokens) {
    this.source = source;
    this.at = at;
    this.close = close;
    this.line = line;
    this.tokens = tokens;
  }

  /** Where the tag ends. */
  int position() {
    return at;
  }

  /** Gives the sign at the tag's end, a space if it has none. */
  char run() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (open.isEmpty() && source.startsWith(close, at)) {
        at += 2;
        return ' ';
      } else if (open.isEmpty()
          && (c == '-' || c == '+' && close.equals("%}"))
          && source.startsWith(close, at + 1)) {
        at += 3;
        return c;
      } else if (CodePoints.isSpace(c)) {
        line += c == '\n' ? 1 : 0;
        at++;
      } else if (c == '"' || c == '\'') {
        string(c);
      } else if (c >= '0' && c <= '9') {
        add(Token.Kind.NUMBER, number());
      } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
        name();
      } else {
        operator();
      }
    }
    throw failure("unexpected end of template, expected '" + close + "'");
  }

  private void add(Token.Kind kind, Object value) {
    tokens.add(new Token(kind, value, line));
  }

  private void name() {
    int start = at;
    while (at < source.length()
        && (Character.isUnicodeIdentifierPart(source.charAt(at)) || source.charAt(at) == '_')) {
      at++;
    }
    add(Token.Kind.NAME, source.substring(start, at));
  }

  private void string(char quote) {
    int start = ++at;
    while (at < source.length() && source.charAt(at) != quote) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= source.length()) {
      throw failure("a text is not closed");
    }
    String written = source.substring(start, at++);
    add(Token.Kind.STRING, Escapes.read(written));
    line += (int) written.chars().filter(c -> c == '\n').count();
  }

  private Object number() {
    int start = at;
    if (source.charAt(at) == '0' && at + 2 < source.length()) {
      int base =
          "bB".indexOf(source.charAt(at + 1)) >= 0
              ? 2
              : "oO".indexOf(source.charAt(at + 1)) >= 0
                  ? 8
                  : "xX".indexOf(source.charAt(at + 1)) >= 0 ? 16 : 10;
      if (base != 10) {
        at += 2;
        int digits = at;
        while (at < source.length()
            && (Character.digit(source.charAt(at), base) >= 0 || source.charAt(at) == '_')) {
          at++;
        }
        return whole(source.substring(digits, at), base);
      }
    }
    digits();
    boolean real = false;
    boolean afterDot = start > 0 && source.charAt(start - 1) == '.';
    if (!afterDot && digitAt(at + 1) && at < source.length() && source.charAt(at) == '.') {
      at++;
      digits();
      real = true;
    }
    if (!afterDot && at < source.length() && "eE".indexOf(source.charAt(at)) >= 0) {
      int sign = at + 1 < source.length() && "+-".indexOf(source.charAt(at + 1)) >= 0 ? 1 : 0;
      if (digitAt(at + 1 + sign)) {
        at += 1 + sign;
        digits();
        real = true;
      }
    }
    String written = source.substring(start, at);
    return real ? (Object) Double.valueOf(written.replace("_", "")) : whole(written, 10);
  }

  private boolean digitAt(int position) {
    return position < source.length() && Character.digit(source.charAt(position), 10) >= 0;
  }

  private void digits() {
    while (digitAt(at) || at < source.length() && source.charAt(at) == '_' && digitAt(at + 1)) {
      at++;
    }
  }

  private Long whole(String digits, int base) {
    try {
      return Long.valueOf(digits.replace("_", ""), base);
    } catch (NumberFormatException e) {
      throw failure("the number " + digits + " is too large or malformed");
    }
  }

  private void operator() {
    String two = source.substring(at, Math.min(source.length(), at + 2));
    String sign = OPERATORS.contains(two) ? two : source.substring(at, at + 1);
    if (!OPERATORS.contains(sign)) {
      throw failure("unexpected char '" + sign + "'");
    }
    char c = sign.charAt(0);
    if ("({[".indexOf(c) >= 0) {
      open.push(c);
    } else if (")}]".indexOf(c) >= 0
        && (open.isEmpty() || "({[".indexOf(open.pop()) != ")}]".indexOf(c))) {
      throw failure("unexpected '" + sign + "'");
    }
    at += sign.length();
    add(Token.Kind.OPERATOR, sign);
  }

  private TemplateException failure(String message) {
    return new TemplateException(message + ", line " + line);
  }
}
