package ai.lynx.jinja.syntax;

import ai.lynx.jinja.TemplateException;
import java.util.List;

/** Tokens, one after the other. For one thread. */
final class TokenStream {
  /** What no chat template comes near, and no stack is troubled by. */
  private static final int DEEPEST = 100;

  private final List<Token> tokens;
  private int at;
  private int depth;

  TokenStream(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token current() {
    return tokens.get(at);
  }

  /** The one behind the current one. */
  Token ahead() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  /** Where the current token is, to come back to. */
  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  Token take() {
    Token token = current();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean is(Token.Kind kind) {
    return current().kind() == kind;
  }

  boolean skipName(String name) {
    return skipIf(current().isName(name));
  }

  boolean skipOperator(String sign) {
    return skipIf(current().isOperator(sign));
  }

  private boolean skipIf(boolean matches) {
    if (matches) {
      take();
    }
    return matches;
  }

  String name() {
    return (String) expect(Token.Kind.NAME, "a name").value();
  }

  void operator(String sign) {
    if (!skipOperator(sign)) {
      throw failure("expected '" + sign + "', got " + current());
    }
  }

  void keyword(String name) {
    if (!skipName(name)) {
      throw failure("expected '" + name + "', got " + current());
    }
  }

  Token expect(Token.Kind kind, String what) {
    if (!is(kind)) {
      throw failure("expected " + what + ", got " + current());
    }
    return take();
  }

  void endOfTag() {
    expect(Token.Kind.TAG_END, "'%}'");
  }

  /**
   * Goes one level of nesting deeper.
   *
   * @throws TemplateException if that is too deep
   */
  void enter() {
    if (++depth > DEEPEST) {
      throw failure("the template is nested too deep");
    }
  }

  void leave() {
    depth--;
  }

  TemplateException failure(String message) {
    return new TemplateException(message + ", line " + current().line());
  }
}
