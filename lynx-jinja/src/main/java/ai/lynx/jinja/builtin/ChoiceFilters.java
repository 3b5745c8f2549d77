package ai.lynx.jinja.builtin;

import static java.util.Map.entry;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Generator;
import ai.lynx.jinja.value.Iteration;
import ai.lynx.jinja.value.PythonText;
import ai.lynx.jinja.value.Truth;
import ai.lynx.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Filters that choose items by a test, and {@code map}. */
final class ChoiceFilters {
  static final Map<String, Filter> ALL =
      Map.ofEntries(
          entry("select", (value, a) -> choose(value, a, false, true)),
          entry("reject", (value, a) -> choose(value, a, false, false)),
          entry("selectattr", (value, a) -> choose(value, a, true, true)),
          entry("rejectattr", (value, a) -> choose(value, a, true, false)),
          entry("map", ChoiceFilters::map));

  private ChoiceFilters() {}

  private static Object choose(
      Object value, Arguments arguments, boolean byAttribute, boolean keeps) {
    if (byAttribute && arguments.positional().isEmpty()) {
      throw new TemplateException("Missing parameter for attribute name");
    }
    Optional<Object> path =
        byAttribute ? Optional.of(arguments.positional().get(0)) : Optional.empty();
    Arguments rest = arguments.from(byAttribute ? 1 : 0);
    List<Object> kept = new ArrayList<>();
    for (Object item : Iteration.list(value)) {
      Object tested = Paths.find(item, path);
      boolean holds =
          rest.positional().isEmpty()
              ? Truth.of(tested)
              : Tests.get(PythonText.of(rest.positional().get(0))).holds(tested, rest.from(1));
      if (holds == keeps) {
        kept.add(item);
      }
    }
    return new Generator(kept);
  }

  private static Object map(Object value, Arguments arguments) {
    List<Object> mapped = new ArrayList<>();
    if (arguments.positional().isEmpty() && arguments.named().containsKey("attribute")) {
      Arguments.Bound bound = arguments.bind("map", "attribute", "default");
      for (Object item : Iteration.list(value)) {
        Object found = Paths.find(item, bound.find("attribute"));
        mapped.add(found instanceof Undefined ? bound.find("default").orElse(found) : found);
      }
      return new Generator(mapped);
    }
    if (arguments.positional().isEmpty()) {
      throw new TemplateException("map requires a filter argument");
    }
    Filter filter = Filters.get(PythonText.of(arguments.positional().get(0)));
    for (Object item : Iteration.list(value)) {
      mapped.add(filter.apply(item, arguments.from(1)));
    }
    return new Generator(mapped);
  }
}
