package ai.lynx.jinja.tree;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.value.PythonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements that define macros and call them with a body. */
public final class Macros {
  private Macros() {}

  /**
   * A parameter.
   *
   * @param otherwise its value where none is given; null if it is then undefined
   */
  public record Parameter(String name, @Nullable Expression otherwise) {}

  /** {@code {% macro name(parameters) %}}. */
  public record Define(
      String name, List<Parameter> parameters, Statement body, Set<String> mentioned)
      implements Statement {
    @Override
    public Flow execute(Frame frame, Output output) {
      frame.set(name, new Macro(name, parameters, body, mentioned, frame));
      return Flow.NEXT;
    }
  }

  /** {@code {% call(parameters) function(arguments) %}}: the body is the function's caller. */
  public record CallWithBody(
      Expression function,
      Calls.Written arguments,
      List<Parameter> parameters,
      Statement body,
      Set<String> mentioned)
      implements Statement {
    @Override
    public Flow execute(Frame frame, Output output) {
      Arguments given = arguments.evaluate(frame);
      Map<String, Object> named = new LinkedHashMap<>(given.named());
      named.put("caller", new Macro("caller", parameters, body, mentioned, frame));
      Object result =
          Calls.call(frame, function.evaluate(frame), new Arguments(given.positional(), named));
      output.write(PythonText.of(result));
      return Flow.NEXT;
    }
  }
}
