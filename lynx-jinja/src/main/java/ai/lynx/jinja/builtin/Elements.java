package ai.lynx.jinja.builtin;

import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Attributed;
import ai.lynx.jinja.value.CodePoints;
import ai.lynx.jinja.value.Keys;
import ai.lynx.jinja.value.None;
import ai.lynx.jinja.value.PythonNumber;
import ai.lynx.jinja.value.Tuple;
import ai.lynx.jinja.value.TypeName;
import ai.lynx.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code value.name}, {@code value[key]} and {@code value[from:to:step]}, as Jinja has them. */
public final class Elements {
  private Elements() {}

  /** An attribute or method, else a dict's element; undefined if there is neither. */
  public static Object attribute(Object owner, String name) {
    refuseUndefined(owner);
    return method(owner, name)
        .or(() -> element(owner, name))
        .orElseGet(() -> Undefined.attribute(owner, name));
  }

  /** An element, else an attribute or method of that name; undefined if there is neither. */
  public static Object item(Object owner, Object key) {
    refuseUndefined(owner);
    Optional<Object> element = element(owner, key);
    if (element.isPresent()) {
      return element.get();
    }
    if (key instanceof String name) {
      return method(owner, name).orElseGet(() -> Undefined.attribute(owner, name));
    }
    return key instanceof Undefined
        ? Undefined.attribute(owner, "")
        : Undefined.element(owner, key);
  }

  private static void refuseUndefined(Object owner) {
    if (owner instanceof Undefined undefined) {
      throw undefined.failure();
    }
  }

  private static Optional<Object> method(Object owner, String name) {
    if (owner instanceof Attributed attributed) {
      return attributed.attribute(name);
    } else if (owner instanceof String text) {
      return TextMethods.of(text, name);
    } else if (owner instanceof Map<?, ?> map) {
      return DictMethods.of(map, name);
    } else if (owner instanceof List<?> list) {
      return ListMethods.of(list, name);
    }
    return Optional.empty();
  }

  private static Optional<Object> element(Object owner, Object key) {
    if (owner instanceof Map<?, ?> map) {
      return key instanceof List || key instanceof Map
          ? Optional.empty()
          : Optional.ofNullable(map.get(Keys.of(key)));
    }
    if (!PythonNumber.isWhole(key) || !(owner instanceof List || owner instanceof String)) {
      return Optional.empty();
    }
    int size = owner instanceof String text ? CodePoints.length(text) : ((List<?>) owner).size();
    long index = PythonNumber.whole(key);
    long at = index < 0 ? index + size : index;
    if (at < 0 || at >= size) {
      return Optional.empty();
    }
    return Optional.of(
        owner instanceof String text
            ? CodePoints.between(text, (int) at, (int) at + 1)
            : ((List<?>) owner).get((int) at));
  }

  /**
   * Part of a text or list.
   *
   * @param from None for the beginning
   * @param to None for the end
   * @param step None for 1
   */
  public static Object slice(Object owner, Object from, Object to, Object step) {
    refuseUndefined(owner);
    if (!(owner instanceof List || owner instanceof String)) {
      return Undefined.attribute(owner, "slice");
    }
    long by = step == None.NONE ? 1 : whole(step);
    if (by == 0) {
      throw new TemplateException("slice step cannot be zero");
    }
    int size = owner instanceof String text ? CodePoints.length(text) : ((List<?>) owner).size();
    int start = from == None.NONE ? by > 0 ? 0 : size - 1 : limit(whole(from), size, by);
    int stop = to == None.NONE ? by > 0 ? size : -1 : limit(whole(to), size, by);
    if (owner instanceof String text) {
      return by == 1
          ? CodePoints.between(text, start, Math.max(start, stop))
          : every(text, start, stop, by);
    }
    List<Object> part = new ArrayList<>();
    for (long i = start; by > 0 ? i < stop : i > stop; i += by) {
      part.add(((List<?>) owner).get((int) i));
    }
    return owner instanceof Tuple ? new Tuple(part) : part;
  }

  private static String every(String text, int start, int stop, long by) {
    int[] characters = text.codePoints().toArray();
    StringBuilder part = new StringBuilder();
    for (long i = start; by > 0 ? i < stop : i > stop; i += by) {
      part.appendCodePoint(characters[(int) i]);
    }
    return part.toString();
  }

  private static int limit(long index, int size, long step) {
    long at = index < 0 ? index + size : index;
    return (int)
        (step > 0 ? Math.max(0, Math.min(at, size)) : Math.max(-1, Math.min(at, size - 1L)));
  }

  private static long whole(Object index) {
    if (PythonNumber.isWhole(index)) {
      long value = PythonNumber.whole(index);
      return Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    } else if (index instanceof Undefined undefined) {
      throw undefined.failure();
    }
    throw new TemplateException(
        "slice indices must be integers or None, not " + TypeName.of(index));
  }
}
