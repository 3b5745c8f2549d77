package ai.lynx.jinja.syntax;

import ai.lynx.jinja.tree.Access;
import ai.lynx.jinja.tree.Expression;
import ai.lynx.jinja.tree.Literals;
import ai.lynx.jinja.tree.Operators;
import ai.lynx.jinja.value.None;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Jinja's grammar of expressions, operator by operator from the loosest to the tightest. */
final class ExpressionParser {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  private final TokenStream tokens;
  private final PostfixParser postfix;
  private final Set<String> mentioned;

  /**
   * @param mentioned where the names go that expressions speak of
   */
  ExpressionParser(TokenStream tokens, Set<String> mentioned) {
    this.tokens = tokens;
    postfix = new PostfixParser(tokens, this);
    this.mentioned = mentioned;
  }

  /** With a condition, as in {@code a if b else c}. */
  Expression expression() {
    tokens.enter();
    Expression value = or();
    while (tokens.skipName("if")) {
      Expression condition = or();
      Expression otherwise = tokens.skipName("else") ? expression() : Operators.Choice.NOTHING;
      value = new Operators.Choice(condition, value, otherwise);
    }
    tokens.leave();
    return value;
  }

  /** Several, separated by commas, are a tuple. */
  Expression several(boolean conditions) {
    Expression first = conditions ? expression() : or();
    if (!tokens.current().isOperator(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.skipOperator(",") && !atEnd()) {
      items.add(conditions ? expression() : or());
    }
    return new Literals.Several(items);
  }

  private boolean atEnd() {
    return tokens.is(Token.Kind.TAG_END)
        || tokens.is(Token.Kind.PRINT_END)
        || tokens.current().isOperator(")");
  }

  Expression or() {
    Expression left = and();
    while (tokens.skipName("or")) {
      left = new Operators.Or(left, and());
    }
    return left;
  }

  private Expression and() {
    Expression left = not();
    while (tokens.skipName("and")) {
      left = new Operators.And(left, not());
    }
    return left;
  }

  private Expression not() {
    if (tokens.current().isName("not")) {
      tokens.take();
      tokens.enter();
      Expression negated = new Operators.Not(not());
      tokens.leave();
      return negated;
    }
    return comparison();
  }

  private Expression comparison() {
    Expression first = sum();
    List<Operators.Comparison.Step> steps = new ArrayList<>();
    while (true) {
      Token token = tokens.current();
      String sign;
      if (token.kind() == Token.Kind.OPERATOR && COMPARISONS.contains(token.value())) {
        sign = (String) tokens.take().value();
      } else if (tokens.skipName("in")) {
        sign = "in";
      } else if (token.isName("not") && tokens.ahead().isName("in")) {
        tokens.take();
        tokens.take();
        sign = "not in";
      } else {
        return steps.isEmpty() ? first : new Operators.Comparison(first, steps);
      }
      steps.add(new Operators.Comparison.Step(sign, sum()));
    }
  }

  private Expression sum() {
    Expression left = joined();
    while (tokens.current().isOperator("+") || tokens.current().isOperator("-")) {
      String sign = (String) tokens.take().value();
      left = new Operators.Binary(sign, left, joined());
    }
    return left;
  }

  private Expression joined() {
    Expression first = product();
    if (!tokens.current().isOperator("~")) {
      return first;
    }
    List<Expression> parts = new ArrayList<>(List.of(first));
    while (tokens.skipOperator("~")) {
      parts.add(product());
    }
    return new Operators.Joined(parts);
  }

  private Expression product() {
    Expression left = power();
    while (tokens.is(Token.Kind.OPERATOR)
        && Set.of("*", "/", "//", "%").contains(tokens.current().value())) {
      String sign = (String) tokens.take().value();
      left = new Operators.Binary(sign, left, power());
    }
    return left;
  }

  private Expression power() {
    Expression left = signed(true);
    while (tokens.skipOperator("**")) {
      left = new Operators.Binary("**", left, signed(true));
    }
    return left;
  }

  /** A sign binds tighter than a filter: {@code -3 | abs} is 3. */
  private Expression signed(boolean filtered) {
    Expression value;
    if (tokens.current().isOperator("-") || tokens.current().isOperator("+")) {
      boolean negative = tokens.take().isOperator("-");
      tokens.enter();
      value = new Operators.Signed(negative, signed(false));
      tokens.leave();
    } else {
      value = primary();
    }
    value = postfix.accesses(value);
    return filtered ? postfix.filters(value) : value;
  }

  Expression primary() {
    Token token = tokens.current();
    return switch (token.kind()) {
      case NAME -> {
        tokens.take();
        yield named((String) token.value());
      }
      case STRING -> text();
      case NUMBER -> {
        tokens.take();
        yield new Literals.Constant(token.value());
      }
      default -> bracketed();
    };
  }

  private Expression named(String name) {
    return switch (name) {
      case "true", "True" -> new Literals.Constant(true);
      case "false", "False" -> new Literals.Constant(false);
      case "none", "None" -> new Literals.Constant(None.NONE);
      default -> {
        mentioned.add(name);
        yield new Access.Name(name);
      }
    };
  }

  /** Texts next to each other are one. */
  private Expression text() {
    StringBuilder text = new StringBuilder();
    while (tokens.is(Token.Kind.STRING)) {
      text.append(tokens.take().value());
    }
    return new Literals.Constant(text.toString());
  }

  private Expression bracketed() {
    if (tokens.skipOperator("(")) {
      if (tokens.skipOperator(")")) {
        return new Literals.Several(List.of());
      }
      Expression inside = several(true);
      tokens.operator(")");
      return inside;
    } else if (tokens.skipOperator("[")) {
      List<Expression> items = new ArrayList<>();
      while (!tokens.current().isOperator("]")) {
        items.add(expression());
        if (!tokens.skipOperator(",")) {
          break;
        }
      }
      tokens.operator("]");
      return new Literals.Items(items);
    } else if (tokens.skipOperator("{")) {
      return dict();
    }
    throw tokens.failure("unexpected " + tokens.current());
  }

  private Expression dict() {
    List<Literals.Dict.Entry> entries = new ArrayList<>();
    while (!tokens.current().isOperator("}")) {
      Expression key = expression();
      tokens.operator(":");
      entries.add(new Literals.Dict.Entry(key, expression()));
      if (!tokens.skipOperator(",")) {
        break;
      }
    }
    tokens.operator("}");
    return new Literals.Dict(entries);
  }
}
