package ai.lynx.jinja.syntax;

/**
 * A piece of source.
 *
 * @param value its text; of a text literal what it stands for, of an operator the operator
 * @param line from 1
 */
record Token(Kind kind, Object value, int line) {
  enum Kind {
    /** Text between the tags. */
    TEXT,
    PRINT_BEGIN,
    PRINT_END,
    TAG_BEGIN,
    TAG_END,
    NAME,
    STRING,
    NUMBER,
    OPERATOR,
    END
  }

  boolean is(Kind other, String text) {
    return kind == other && value.equals(text);
  }

  boolean isName(String text) {
    return is(Kind.NAME, text);
  }

  boolean isOperator(String sign) {
    return is(Kind.OPERATOR, sign);
  }

  /** For messages. */
  @Override
  public String toString() {
    return switch (kind) {
      case TEXT -> "text";
      case END -> "end of template";
      case PRINT_BEGIN -> "'{{'";
      case PRINT_END -> "'}}'";
      case TAG_BEGIN -> "'{%'";
      case TAG_END -> "'%}'";
      default -> "'" + value + "'";
    };
  }
}
