package ai.lynx.jinja.syntax;

import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.CodePoints;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a template into text and tags, with {@code trim_blocks} (a line end behind a tag goes) and
 * {@code lstrip_blocks} (spaces before a tag that begins its line go), unless the tag says
 * otherwise with a minus or a plus.
 */
final class TemplateLexer {
  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** Whether what is at hand begins a line, as far as the last token shows. */
  private boolean lineBegins = true;

  private int countedTo;
  private int lines = 1;

  private TemplateLexer(String source) {
    this.source = source;
  }

  /**
   * @throws TemplateException if a tag is not closed, or something in it is no token
   */
  static List<Token> tokens(String template) {
    String source = template.replace("\r\n", "\n").replace('\r', '\n');
    TemplateLexer lexer =
        new TemplateLexer(
            source.endsWith("\n") ? source.substring(0, source.length() - 1) : source);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (at < source.length()) {
      int begin = nextTag();
      if (begin < 0) {
        text(source.substring(at));
        at = source.length();
        break;
      }
      char kind = source.charAt(begin + 1);
      char sign = begin + 2 < source.length() ? source.charAt(begin + 2) : ' ';
      boolean signed = sign == '-' || sign == '+';
      text(before(source.substring(at, begin), kind != '{', signed ? sign : ' '));
      at = begin + 2 + (signed ? 1 : 0);
      lineBegins = false;
      if (kind == '#') {
        comment(begin);
      } else if (kind == '%' && raw()) {
        rawText(begin);
      } else {
        tag(kind, begin);
      }
    }
    tokens.add(new Token(Token.Kind.END, "", line(source.length())));
  }

  private int nextTag() {
    for (int i = source.indexOf('{', at); i >= 0; i = source.indexOf('{', i + 1)) {
      if (i + 1 < source.length() && "{%#".indexOf(source.charAt(i + 1)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** The text before a tag, without the white space that the tag takes. */
  private String before(String text, boolean strips, char sign) {
    if (sign == '-') {
      return CodePoints.stripRight(text);
    }
    if (sign == '+' || !strips) {
      return text;
    }
    int line = text.lastIndexOf('\n') + 1;
    boolean begins = line > 0 || lineBegins;
    return begins && CodePoints.isBlank(text.substring(line)) ? text.substring(0, line) : text;
  }

  private void text(String text) {
    if (!text.isEmpty()) {
      tokens.add(new Token(Token.Kind.TEXT, text, line(at)));
    }
  }

  private void comment(int begin) {
    int close = source.indexOf("#}", at);
    if (close < 0) {
      throw failure("Missing end of comment tag", begin);
    }
    char sign = close > at ? source.charAt(close - 1) : ' ';
    at = close + 2;
    afterTag(sign, true);
  }

  /** Takes white space behind a tag, as its sign says. */
  private void afterTag(char sign, boolean trims) {
    lineBegins = false;
    if (sign == '-') {
      int from = at;
      while (at < source.length() && CodePoints.isSpace(source.charAt(at))) {
        at++;
      }
      lineBegins = at > from && source.charAt(at - 1) == '\n';
    } else if (trims && sign != '+' && at < source.length() && source.charAt(at) == '\n') {
      at++;
      lineBegins = true;
    }
  }

  /** Whether the tag whose inside is at hand is {@code raw}; if so it is passed over. */
  private boolean raw() {
    int end = closeOf("raw", at);
    if (end < 0) {
      return false;
    }
    char sign = source.charAt(end - 3);
    at = end;
    afterTag(sign == '-' ? '-' : '+', false);
    return true;
  }

  /** Where a tag that is but a word ends, or -1 if the tag is another. */
  private int closeOf(String word, int from) {
    int i = skipSpaces(from);
    if (!source.startsWith(word, i)) {
      return -1;
    }
    i = skipSpaces(i + word.length());
    if (i < source.length() && (source.charAt(i) == '-' || source.charAt(i) == '+')) {
      i++;
    }
    return source.startsWith("%}", i) ? i + 2 : -1;
  }

  private int skipSpaces(int from) {
    int i = from;
    while (i < source.length() && CodePoints.isSpace(source.charAt(i))) {
      i++;
    }
    return i;
  }

  private void rawText(int begin) {
    for (int i = source.indexOf("{%", at); i >= 0; i = source.indexOf("{%", i + 2)) {
      char sign = i + 2 < source.length() ? source.charAt(i + 2) : ' ';
      boolean signed = sign == '-' || sign == '+';
      int end = closeOf("endraw", i + 2 + (signed ? 1 : 0));
      if (end >= 0) {
        text(before(source.substring(at, i), true, signed ? sign : ' '));
        at = end;
        afterTag(source.charAt(end - 3), true);
        return;
      }
    }
    throw failure("Missing end of raw directive", begin);
  }

  private void tag(char kind, int begin) {
    boolean prints = kind == '{';
    tokens.add(new Token(prints ? Token.Kind.PRINT_BEGIN : Token.Kind.TAG_BEGIN, "", line(begin)));
    ExpressionLexer inside =
        new ExpressionLexer(source, at, prints ? "}}" : "%}", line(begin), tokens);
    char sign = inside.run();
    at = inside.position();
    tokens.add(new Token(prints ? Token.Kind.PRINT_END : Token.Kind.TAG_END, "", line(at)));
    afterTag(sign, !prints);
  }

  private int line(int position) {
    for (; countedTo < position; countedTo++) {
      if (source.charAt(countedTo) == '\n') {
        lines++;
      }
    }
    return lines;
  }

  private TemplateException failure(String message, int position) {
    return new TemplateException(message + ", line " + line(position));
  }
}
