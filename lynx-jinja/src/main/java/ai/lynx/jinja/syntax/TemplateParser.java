package ai.lynx.jinja.syntax;

import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.tree.Calls;
import ai.lynx.jinja.tree.Expression;
import ai.lynx.jinja.tree.Flow;
import ai.lynx.jinja.tree.For;
import ai.lynx.jinja.tree.Literals;
import ai.lynx.jinja.tree.Macros;
import ai.lynx.jinja.tree.Statement;
import ai.lynx.jinja.tree.Statements;
import ai.lynx.jinja.tree.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Jinja's grammar of statements. */
public final class TemplateParser {
  private static final Statement NOTHING = new Statements.Sequence(List.of());
  private static final Expression NO_BODY = new Literals.Constant("");

  private final TokenStream tokens;
  private final Set<String> mentioned = new HashSet<>();
  private final ExpressionParser expressions;
  private final PostfixParser postfix;
  private final TargetParser targets;
  private int loops;

  private TemplateParser(TokenStream tokens) {
    this.tokens = tokens;
    expressions = new ExpressionParser(tokens, mentioned);
    postfix = new PostfixParser(tokens, expressions);
    targets = new TargetParser(tokens, expressions);
  }

  /**
   * @throws TemplateException if the source is malformed
   */
  public static Statement parse(String source) {
    TemplateParser parser = new TemplateParser(new TokenStream(TemplateLexer.tokens(source)));
    Statement all = parser.statements(Set.of());
    if (!parser.tokens.is(Token.Kind.END)) {
      throw parser.tokens.failure("unexpected tag " + parser.tokens.current());
    }
    return all;
  }

  /** Up to a tag of one of these names, whose name is then at hand; or up to the end. */
  private Statement statements(Set<String> ends) {
    tokens.enter();
    List<Statement> all = new ArrayList<>();
    while (!tokens.is(Token.Kind.END)) {
      Token token = tokens.take();
      if (token.kind() == Token.Kind.TEXT) {
        all.add(new Statements.Text((String) token.value()));
      } else if (token.kind() == Token.Kind.PRINT_BEGIN) {
        all.add(new Statements.Print(expressions.several(true)));
        tokens.expect(Token.Kind.PRINT_END, "'}}'");
      } else if (tokens.is(Token.Kind.NAME) && ends.contains(tokens.current().value())) {
        tokens.leave();
        return new Statements.Sequence(all);
      } else {
        all.add(tag());
      }
    }
    if (!ends.isEmpty()) {
      throw tokens.failure("unexpected end of template; expected one of the tags " + sorted(ends));
    }
    tokens.leave();
    return new Statements.Sequence(all);
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /** The body of a tag, and its closing one. */
  private Statement bodyUntil(String end) {
    tokens.endOfTag();
    Statement body = statements(Set.of(end));
    tokens.take();
    tokens.endOfTag();
    return body;
  }

  private Statement tag() {
    String name = tokens.name();
    return switch (name) {
      case "for" -> loop();
      case "if" -> condition();
      case "set" -> set();
      case "macro" -> macro();
      case "call" -> call();
      case "filter" -> new Statements.Print(filteredBody(true, "endfilter"));
      case "with" -> with();
      // transformers' mark of what the model said
      case "generation" -> new Statements.Scoped(bodyUntil("endgeneration"));
      case "break", "continue" -> {
        if (loops == 0) {
          throw tokens.failure("'" + name + "' outside loop");
        }
        tokens.endOfTag();
        yield new Statements.Jump(name.equals("break") ? Flow.BREAK : Flow.CONTINUE);
      }
      default -> throw tokens.failure("Encountered unknown tag '" + name + "'");
    };
  }

  private Statement loop() {
    Target target = targets.target(false);
    tokens.keyword("in");
    Expression items = expressions.several(false);
    @Nullable Expression condition = tokens.skipName("if") ? expressions.expression() : null;
    boolean recursive = tokens.skipName("recursive");
    tokens.endOfTag();
    loops++;
    Statement body = statements(Set.of("endfor", "else"));
    loops--;
    Statement otherwise = NOTHING;
    if (tokens.take().isName("else")) {
      otherwise = bodyUntil("endfor");
    } else {
      tokens.endOfTag();
    }
    return new For(target, items, condition, body, otherwise, recursive);
  }

  private Statement condition() {
    tokens.enter();
    Expression condition = expressions.several(false);
    tokens.endOfTag();
    Statement then = statements(Set.of("elif", "else", "endif"));
    Token next = tokens.take();
    Statement otherwise = NOTHING;
    if (next.isName("elif")) {
      otherwise = condition();
    } else if (next.isName("else")) {
      otherwise = bodyUntil("endif");
    } else {
      tokens.endOfTag();
    }
    tokens.leave();
    return new Statements.If(condition, then, otherwise);
  }

  private Statement set() {
    Target target = targets.target(true);
    if (tokens.skipOperator("=")) {
      Expression value = expressions.several(true);
      tokens.endOfTag();
      return new Statements.SetValue(target, value);
    }
    boolean filters = tokens.skipOperator("|");
    return new Statements.SetValue(target, filteredBody(filters, "endset"));
  }

  /** What a body writes, through the filters that are at hand if there are any. */
  private Expression filteredBody(boolean filters, String end) {
    int chain = tokens.position();
    if (filters) {
      postfix.filterChain(NO_BODY); // to get over it: what it filters comes later
    }
    Expression body = new Statements.Rendered(bodyUntil(end));
    if (!filters) {
      return body;
    }
    int behind = tokens.position();
    tokens.moveTo(chain);
    Expression filtered = postfix.filterChain(body);
    tokens.moveTo(behind);
    return filtered;
  }

  private Statement with() {
    List<Statements.SetValue> values = new ArrayList<>();
    while (!tokens.is(Token.Kind.TAG_END)) {
      Target target = targets.target(false);
      tokens.operator("=");
      values.add(new Statements.SetValue(target, expressions.expression()));
      if (!tokens.skipOperator(",")) {
        break;
      }
    }
    return new Statements.With(values, bodyUntil("endwith"));
  }

  private Statement macro() {
    String name = tokens.name();
    List<Macros.Parameter> parameters = targets.parameters();
    Set<String> outside = Set.copyOf(mentioned);
    mentioned.clear();
    Statement body = bodyUntil("endmacro");
    Set<String> inside = Set.copyOf(mentioned);
    mentioned.addAll(outside);
    return new Macros.Define(name, parameters, body, inside);
  }

  private Statement call() {
    List<Macros.Parameter> parameters =
        tokens.current().isOperator("(") ? targets.parameters() : List.of();
    if (!(expressions.expression() instanceof Calls.Call call)) {
      throw tokens.failure("expected call");
    }
    Set<String> outside = Set.copyOf(mentioned);
    mentioned.clear();
    Statement body = bodyUntil("endcall");
    Set<String> inside = Set.copyOf(mentioned);
    mentioned.addAll(outside);
    return new Macros.CallWithBody(call.function(), call.arguments(), parameters, body, inside);
  }
}
