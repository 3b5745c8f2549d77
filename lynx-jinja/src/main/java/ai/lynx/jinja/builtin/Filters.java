package ai.lynx.jinja.builtin;

import ai.lynx.jinja.TemplateException;
import java.util.HashMap;
import java.util.Map;

/** All filters by name. */
public final class Filters {
  private static final Map<String, Filter> ALL = all();

  private Filters() {}

  private static Map<String, Filter> all() {
    Map<String, Filter> all = new HashMap<>();
    all.putAll(TextFilters.ALL);
    all.putAll(NumberFilters.ALL);
    all.putAll(ListFilters.ALL);
    all.putAll(OrderFilters.ALL);
    all.putAll(ChoiceFilters.ALL);
    return Map.copyOf(all);
  }

  /**
   * @throws TemplateException if there is none of that name
   */
  public static Filter get(String name) {
    Filter filter = ALL.get(name);
    if (filter == null) {
      throw new TemplateException("No filter named '" + name + "'.");
    }
    return filter;
  }

  static boolean contains(String name) {
    return ALL.containsKey(name);
  }
}
