package ai.lynx.jinja.value;

import ai.lynx.jinja.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of values that have some. */
public final class Iteration {
  private Iteration() {}

  /** Whether {@link #list} gives something. */
  public static boolean possible(Object value) {
    return value instanceof String
        || value instanceof Map
        || value instanceof Iterable
        || value instanceof Undefined;
  }

  /**
   * All items: a text's characters, a dict's keys; nothing of what is undefined.
   *
   * @throws TemplateException if the value has no items
   */
  public static List<Object> list(Object value) {
    if (value instanceof List<?> list) {
      return List.copyOf(list);
    } else if (value instanceof Map<?, ?> map) {
      return List.copyOf(map.keySet());
    } else if (value instanceof String text) {
      Sizes.items(text.length());
      return text.codePoints().<Object>mapToObj(Character::toString).toList();
    } else if (value instanceof Iterable<?> iterable) {
      List<Object> items = new ArrayList<>();
      iterable.forEach(items::add);
      return items;
    } else if (value instanceof Undefined) {
      return List.of();
    }
    throw new TemplateException("'" + TypeName.of(value) + "' object is not iterable");
  }

  /** How long a value is; empty if it has no length. */
  public static Optional<Long> length(Object value) {
    if (value instanceof String text) {
      return Optional.of((long) CodePoints.length(text));
    } else if (value instanceof List<?> list) {
      return Optional.of((long) list.size());
    } else if (value instanceof Map<?, ?> map) {
      return Optional.of((long) map.size());
    } else if (value instanceof DictView view) {
      return Optional.of((long) view.items().size());
    } else if (value instanceof Undefined) {
      return Optional.of(0L);
    }
    return Optional.empty();
  }
}
