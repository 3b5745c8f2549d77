package ai.lynx.jinja.builtin;

import ai.lynx.jinja.value.None;
import ai.lynx.jinja.value.PythonNumber;
import java.util.Optional;

/** The {@code attribute} argument of filters: a name, names joined by dots, or an index. */
final class Paths {
  private Paths() {}

  /** What a path leads to from a value; the value itself if there is no path. */
  static Object find(Object value, Optional<Object> path) {
    if (path.isEmpty() || path.get() == None.NONE) {
      return value;
    }
    if (PythonNumber.isWhole(path.get())) {
      return Elements.item(value, path.get());
    }
    Object found = value;
    for (String name : TextMethods.text(path.get()).split("\\.", -1)) {
      found = Elements.item(found, name.matches("\\d{1,9}") ? (Object) Long.valueOf(name) : name);
    }
    return found;
  }
}
