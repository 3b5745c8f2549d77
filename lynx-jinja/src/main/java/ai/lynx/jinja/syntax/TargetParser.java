package ai.lynx.jinja.syntax;

import ai.lynx.jinja.tree.Expression;
import ai.lynx.jinja.tree.Macros;
import ai.lynx.jinja.tree.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names that are given a value: of loops, {@code set} and macros. */
final class TargetParser {
  private static final Set<String> CONSTANTS =
      Set.of("true", "false", "none", "True", "False", "None");

  private final TokenStream tokens;
  private final ExpressionParser expressions;

  TargetParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /**
   * @param spaces whether an attribute of a namespace may be one
   */
  Target target(boolean spaces) {
    Target first = one(spaces);
    if (!tokens.current().isOperator(",")) {
      return first;
    }
    List<Target> all = new ArrayList<>(List.of(first));
    while (tokens.skipOperator(",")) {
      if (!tokens.is(Token.Kind.NAME) && !tokens.current().isOperator("(")) {
        break;
      }
      all.add(one(spaces));
    }
    return new Target.Several(all);
  }

  private Target one(boolean spaces) {
    tokens.enter();
    try {
      if (tokens.skipOperator("(")) {
        Target inside = target(spaces);
        tokens.operator(")");
        return inside;
      }
      String name = tokens.name();
      if (CONSTANTS.contains(name)) {
        throw tokens.failure("cannot assign to '" + name + "'");
      }
      return spaces && tokens.skipOperator(".")
          ? new Target.Attribute(name, tokens.name())
          : new Target.Name(name);
    } finally {
      tokens.leave();
    }
  }

  /** A macro's parameters, in parentheses. */
  List<Macros.Parameter> parameters() {
    tokens.operator("(");
    List<Macros.Parameter> parameters = new ArrayList<>();
    while (!tokens.current().isOperator(")")) {
      String name = tokens.name();
      @Nullable Expression otherwise = tokens.skipOperator("=") ? expressions.expression() : null;
      if (otherwise == null
          && !parameters.isEmpty()
          && parameters.get(parameters.size() - 1).otherwise() != null) {
        throw tokens.failure("non-default argument follows default argument");
      }
      parameters.add(new Macros.Parameter(name, otherwise));
      if (!tokens.skipOperator(",")) {
        break;
      }
    }
    tokens.operator(")");
    return parameters;
  }
}
