package ai.lynx.jinja.tree;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.Callable;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Attributed;
import ai.lynx.jinja.value.Tuple;
import ai.lynx.jinja.value.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A macro where it was defined: it sees the names there, not those where it is called.
 *
 * @param mentioned the names in its body, which say whether it takes {@code varargs}, {@code
 *     kwargs} and a {@code caller}
 * @param frame where it was defined
 */
record Macro(
    String name,
    List<Macros.Parameter> parameters,
    Statement body,
    Set<String> mentioned,
    Frame frame)
    implements Callable, Attributed {
  private static final String CALLER = "caller";
  private static final String MORE = "varargs";
  private static final String MORE_NAMED = "kwargs";

  @Override
  public Object call(Arguments arguments) {
    Frame inner = frame.inner();
    Map<String, Object> named = new LinkedHashMap<>(arguments.named());
    int given = Math.min(arguments.positional().size(), parameters.size());
    for (int i = 0; i < parameters.size(); i++) {
      inner.set(parameters.get(i).name(), argument(parameters.get(i), i, arguments, named, inner));
    }
    if (mentioned.contains(CALLER)) {
      Object caller = named.remove(CALLER);
      inner.set(CALLER, caller == null ? new Undefined("No caller defined") : caller);
    }
    List<Object> more = arguments.positional().subList(given, arguments.positional().size());
    if (mentioned.contains(MORE)) {
      inner.set(MORE, new Tuple(more));
    } else if (!more.isEmpty()) {
      throw new TemplateException(
          "macro '%s' takes not more than %d argument(s)".formatted(name, parameters.size()));
    }
    if (mentioned.contains(MORE_NAMED)) {
      inner.set(MORE_NAMED, named);
    } else if (!named.isEmpty()) {
      throw new TemplateException(
          "macro '%s' takes no keyword argument '%s'"
              .formatted(name, named.keySet().iterator().next()));
    }
    Output output = new Output();
    body.execute(inner, output);
    return output.toString();
  }

  private Object argument(
      Macros.Parameter parameter,
      int position,
      Arguments arguments,
      Map<String, Object> named,
      Frame inner) {
    Object byName = named.remove(parameter.name());
    if (position < arguments.positional().size()) {
      if (byName != null) {
        throw new TemplateException(
            "macro '%s' got multiple values for argument '%s'".formatted(name, parameter.name()));
      }
      return arguments.positional().get(position);
    } else if (byName != null) {
      return byName;
    }
    return parameter.otherwise() == null
        ? new Undefined("parameter '" + parameter.name() + "' was not provided")
        : parameter.otherwise().evaluate(inner);
  }

  @Override
  public Optional<Object> attribute(String attribute) {
    return attribute.equals("name") ? Optional.of(name) : Optional.empty();
  }
}
