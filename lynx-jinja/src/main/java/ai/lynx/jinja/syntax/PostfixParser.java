package ai.lynx.jinja.syntax;

import ai.lynx.jinja.tree.Access;
import ai.lynx.jinja.tree.Calls;
import ai.lynx.jinja.tree.Expression;
import ai.lynx.jinja.tree.Literals;
import ai.lynx.jinja.tree.Operators;
import ai.lynx.jinja.value.None;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands behind a value: attributes, elements, calls, filters and tests. */
final class PostfixParser {
  private static final Expression NOT_GIVEN = new Literals.Constant(None.NONE);
  private static final Set<Token.Kind> BEGIN_ARGUMENT =
      Set.of(Token.Kind.NAME, Token.Kind.STRING, Token.Kind.NUMBER);

  private final TokenStream tokens;
  private final ExpressionParser expressions;

  PostfixParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** Attributes, elements and calls. */
  Expression accesses(Expression first) {
    Expression value = first;
    while (true) {
      if (tokens.skipOperator(".")) {
        value =
            tokens.is(Token.Kind.NUMBER)
                ? new Access.Item(value, new Literals.Constant(tokens.take().value()))
                : new Access.Attribute(value, tokens.name());
      } else if (tokens.skipOperator("[")) {
        value = element(value);
      } else if (tokens.current().isOperator("(")) {
        value = new Calls.Call(value, arguments());
      } else {
        return value;
      }
    }
  }

  private Expression element(Expression owner) {
    Expression from = NOT_GIVEN;
    if (!tokens.current().isOperator(":")) {
      from = expressions.expression();
      if (!tokens.current().isOperator(":")) {
        return new Access.Item(owner, keys(from));
      }
    }
    tokens.operator(":");
    Expression to = bound();
    Expression step = tokens.skipOperator(":") ? bound() : NOT_GIVEN;
    tokens.operator("]");
    return new Access.Slice(owner, from, to, step);
  }

  private Expression keys(Expression first) {
    List<Expression> keys = new ArrayList<>(List.of(first));
    while (tokens.skipOperator(",")) {
      keys.add(expressions.expression());
    }
    tokens.operator("]");
    return keys.size() == 1 ? first : new Literals.Several(keys);
  }

  private Expression bound() {
    return tokens.current().isOperator(":") || tokens.current().isOperator("]")
        ? NOT_GIVEN
        : expressions.expression();
  }

  /** Filters, tests, and calls of what they give. */
  Expression filters(Expression first) {
    Expression value = first;
    while (true) {
      if (tokens.skipOperator("|")) {
        value = filter(value);
      } else if (tokens.skipName("is")) {
        value = test(value);
      } else if (tokens.current().isOperator("(")) {
        value = new Calls.Call(value, arguments());
      } else {
        return value;
      }
    }
  }

  /** One filter, whose name is at hand. */
  Expression filter(Expression value) {
    String name = dottedName();
    return new Calls.Filtered(
        value, name, tokens.current().isOperator("(") ? arguments() : Calls.Written.NONE);
  }

  /** Filters one after the other, the first one's name at hand. */
  Expression filterChain(Expression value) {
    Expression filtered = filter(value);
    while (tokens.skipOperator("|")) {
      filtered = filter(filtered);
    }
    return filtered;
  }

  private Expression test(Expression value) {
    boolean negated = tokens.skipName("not");
    String name = dottedName();
    Calls.Written arguments = Calls.Written.NONE;
    Token next = tokens.current();
    if (next.isOperator("(")) {
      arguments = arguments();
    } else if (BEGIN_ARGUMENT.contains(next.kind())
            && !(next.isName("else") || next.isName("or") || next.isName("and"))
        || next.isOperator("[")
        || next.isOperator("{")) {
      if (next.isName("is")) {
        throw tokens.failure("You cannot chain multiple tests with is");
      }
      arguments =
          new Calls.Written(
              List.of(accesses(expressions.primary())), Map.of(), List.of(), List.of());
    }
    Expression tested = new Calls.Tested(value, name, arguments);
    return negated ? new Operators.Not(tested) : tested;
  }

  private String dottedName() {
    StringBuilder name = new StringBuilder(tokens.name());
    while (tokens.skipOperator(".")) {
      name.append('.').append(tokens.name());
    }
    return name.toString();
  }

  /** Arguments in parentheses. */
  Calls.Written arguments() {
    tokens.operator("(");
    List<Expression> positional = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    List<Expression> lists = new ArrayList<>();
    List<Expression> dicts = new ArrayList<>();
    while (!tokens.current().isOperator(")")) {
      if (tokens.skipOperator("*")) {
        lists.add(expressions.expression());
      } else if (tokens.skipOperator("**")) {
        dicts.add(expressions.expression());
      } else if (tokens.is(Token.Kind.NAME) && tokens.ahead().isOperator("=")) {
        String name = tokens.name();
        tokens.take();
        named.put(name, expressions.expression());
      } else if (named.isEmpty() && lists.isEmpty() && dicts.isEmpty()) {
        positional.add(expressions.expression());
      } else {
        throw tokens.failure("invalid syntax for function call expression");
      }
      if (!tokens.skipOperator(",")) {
        break;
      }
    }
    tokens.operator(")");
    return new Calls.Written(positional, named, lists, dicts);
  }
}
