package ai.lynx.jinja.builtin;

import static java.util.Map.entry;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Equality;
import ai.lynx.jinja.value.Generator;
import ai.lynx.jinja.value.Group;
import ai.lynx.jinja.value.Iteration;
import ai.lynx.jinja.value.Keys;
import ai.lynx.jinja.value.Ordering;
import ai.lynx.jinja.value.Truth;
import ai.lynx.jinja.value.Tuple;
import ai.lynx.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Filters that put items in order. Texts compare without case unless told otherwise. */
final class OrderFilters {
  static final Map<String, Filter> ALL =
      Map.ofEntries(
          entry("sort", OrderFilters::sort),
          entry("dictsort", OrderFilters::dictSort),
          entry("unique", OrderFilters::unique),
          entry("groupby", OrderFilters::groupBy),
          entry("min", (value, a) -> extreme(value, a, "min")),
          entry("max", (value, a) -> extreme(value, a, "max")));

  private OrderFilters() {}

  private static Object folded(Object value, boolean caseSensitive) {
    return !caseSensitive && value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
  }

  private static Comparator<Object> order(boolean reverse) {
    Comparator<Object> order = (a, b) -> Ordering.compare(a, b, "<");
    return reverse ? order.reversed() : order;
  }

  private static boolean flag(Arguments.Bound bound, String name) {
    return bound.find(name).map(Truth::of).orElse(false);
  }

  private static List<Object> sort(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("sort", "reverse", "case_sensitive", "attribute");
    boolean exact = flag(bound, "case_sensitive");
    List<Object> sorted = new ArrayList<>(Iteration.list(value));
    sorted.sort(
        Comparator.comparing(
            item -> key(item, bound.find("attribute"), exact), order(flag(bound, "reverse"))));
    return sorted;
  }

  /** What an item is sorted by; several attributes are separated by commas. */
  private static Object key(Object item, Optional<Object> attribute, boolean exact) {
    if (attribute.isPresent() && attribute.get() instanceof String names && names.contains(",")) {
      List<Object> keys = new ArrayList<>();
      for (String name : names.split(",", -1)) {
        keys.add(folded(Paths.find(item, Optional.of(name)), exact));
      }
      return keys;
    }
    return folded(Paths.find(item, attribute), exact);
  }

  private static List<Object> dictSort(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("dictsort", "case_sensitive", "by", "reverse");
    Object by = bound.find("by").orElse("key");
    if (!(value instanceof Map<?, ?> map) || !("key".equals(by) || "value".equals(by))) {
      throw new TemplateException("dictsort sorts a mapping, by either 'key' or 'value'");
    }
    int position = "key".equals(by) ? 0 : 1;
    boolean exact = flag(bound, "case_sensitive");
    List<Object> sorted = new ArrayList<>(DictMethods.items(map));
    sorted.sort(
        Comparator.comparing(
            item -> folded(((Tuple) item).get(position), exact), order(flag(bound, "reverse"))));
    return sorted;
  }

  private static Object unique(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("unique", "case_sensitive", "attribute");
    boolean exact = flag(bound, "case_sensitive");
    Set<Object> seen = new LinkedHashSet<>();
    List<Object> kept = new ArrayList<>();
    for (Object item : Iteration.list(value)) {
      Object key = folded(Paths.find(item, bound.find("attribute")), exact);
      if (seen.add(Keys.of(key))) {
        kept.add(item);
      }
    }
    return new Generator(kept);
  }

  private static List<Object> groupBy(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("groupby", "attribute", "default", "case_sensitive");
    boolean exact = flag(bound, "case_sensitive");
    Optional<Object> path = Optional.of(bound.get("attribute"));
    List<Object> sorted = new ArrayList<>(Iteration.list(value));
    Function<Object, Object> grouper =
        item -> {
          Object found = Paths.find(item, path);
          return found instanceof Undefined ? bound.find("default").orElse(found) : found;
        };
    sorted.sort(Comparator.comparing(item -> folded(grouper.apply(item), exact), order(false)));
    List<Object> groups = new ArrayList<>();
    int start = 0;
    while (start < sorted.size()) {
      Object first = grouper.apply(sorted.get(start));
      int end = start + 1;
      while (end < sorted.size()
          && Equality.of(folded(first, exact), folded(grouper.apply(sorted.get(end)), exact))) {
        end++;
      }
      groups.add(new Group(first, List.copyOf(sorted.subList(start, end))));
      start = end;
    }
    return groups;
  }

  private static Object extreme(Object value, Arguments arguments, String name) {
    Arguments.Bound bound = arguments.bind(name, "case_sensitive", "attribute");
    boolean exact = flag(bound, "case_sensitive");
    List<Object> items = Iteration.list(value);
    if (items.isEmpty()) {
      return new Undefined("No aggregated item, sequence was empty.");
    }
    Comparator<Object> by =
        Comparator.comparing(
            item -> folded(Paths.find(item, bound.find("attribute")), exact), order(false));
    return Collections.min(items, name.equals("min") ? by : by.reversed()); // the first of equals
  }
}
