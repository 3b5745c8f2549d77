package ai.lynx.jinja.builtin;

import static java.util.Map.entry;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Generator;
import ai.lynx.jinja.value.Iteration;
import ai.lynx.jinja.value.None;
import ai.lynx.jinja.value.PythonNumber;
import ai.lynx.jinja.value.PythonText;
import ai.lynx.jinja.value.Sizes;
import ai.lynx.jinja.value.Truth;
import ai.lynx.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Filters that take lists apart and put them together. */
final class ListFilters {
  static final Map<String, Filter> ALL =
      Map.ofEntries(
          entry("list", (value, a) -> Iteration.list(value)),
          entry("first", (value, a) -> first(value)),
          entry("last", (value, a) -> last(value)),
          entry("join", ListFilters::join),
          entry("reverse", (value, a) -> reverse(value)),
          entry("items", (value, a) -> items(value)),
          entry("batch", ListFilters::batch),
          entry("slice", ListFilters::slice),
          entry("default", ListFilters::otherwise),
          entry("d", ListFilters::otherwise),
          entry("attr", ListFilters::attribute));

  private ListFilters() {}

  private static Object first(Object value) {
    List<Object> items = Iteration.list(value);
    return items.isEmpty() ? new Undefined("No first item, sequence was empty.") : items.get(0);
  }

  private static Object last(Object value) {
    List<Object> items = reversible(value);
    return items.isEmpty()
        ? new Undefined("No last item, sequence was empty.")
        : items.get(items.size() - 1);
  }

  /** Generators cannot be walked from their end. */
  private static List<Object> reversible(Object value) {
    if (value instanceof Generator || value instanceof Undefined) {
      throw new TemplateException("argument must be reversible");
    }
    return Iteration.list(value);
  }

  private static String join(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("join", "d", "attribute");
    String separator = bound.find("d").map(PythonText::of).orElse("");
    StringBuilder joined = new StringBuilder();
    String between = "";
    for (Object item : Iteration.list(value)) {
      joined.append(between).append(PythonText.of(Paths.find(item, bound.find("attribute"))));
      between = separator;
      Sizes.text(joined.length());
    }
    return joined.toString();
  }

  private static Object reverse(Object value) {
    if (value instanceof String text) {
      return new StringBuilder(text).reverse().toString(); // keeps surrogate pairs
    }
    List<Object> items = new ArrayList<>(Iteration.list(value));
    Collections.reverse(items);
    return new Generator(items);
  }

  private static Object items(Object value) {
    if (value instanceof Undefined) {
      return new Generator(List.of());
    } else if (value instanceof Map<?, ?> map) {
      return new Generator(DictMethods.items(map));
    }
    throw new TemplateException("Can only get item pairs from a mapping.");
  }

  private static Object batch(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("batch", "linecount", "fill_with");
    int size = size(bound.get("linecount"));
    Optional<Object> fill = bound.find("fill_with").filter(f -> f != None.NONE);
    List<Object> rows = new ArrayList<>();
    List<Object> items = Iteration.list(value);
    for (int at = 0; at < items.size(); at += size) {
      List<Object> row = new ArrayList<>(items.subList(at, Math.min(items.size(), at + size)));
      while (fill.isPresent() && row.size() < size) {
        row.add(fill.get());
      }
      rows.add(row);
    }
    return new Generator(rows);
  }

  private static Object slice(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("slice", "slices", "fill_with");
    int slices = size(bound.get("slices"));
    Optional<Object> fill = bound.find("fill_with").filter(f -> f != None.NONE);
    List<Object> items = Iteration.list(value);
    int each = items.size() / slices;
    int longer = items.size() % slices;
    List<Object> rows = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < slices; i++) {
      int end = start + each + (i < longer ? 1 : 0);
      List<Object> row = new ArrayList<>(items.subList(start, end));
      if (fill.isPresent() && i >= longer) {
        row.add(fill.get());
      }
      rows.add(row);
      start = end;
    }
    return new Generator(rows);
  }

  private static int size(Object value) {
    long size = PythonNumber.whole(value);
    if (size < 1 || size > Sizes.MAX_ITEMS) {
      throw new TemplateException("rows of " + size + " items cannot be made");
    }
    return (int) size;
  }

  private static Object otherwise(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("default", "default_value", "boolean");
    boolean falseToo = bound.find("boolean").map(Truth::of).orElse(false);
    return value instanceof Undefined || falseToo && !Truth.of(value)
        ? bound.find("default_value").orElse("")
        : value;
  }

  private static Object attribute(Object value, Arguments arguments) {
    String name = PythonText.of(arguments.bind("attr", "name").get("name"));
    return value instanceof Map
        ? DictMethods.of((Map<?, ?>) value, name).orElseGet(() -> Undefined.attribute(value, name))
        : Elements.attribute(value, name);
  }
}
