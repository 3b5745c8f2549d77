package ai.lynx.jinja.value;

import java.util.Collection;
import java.util.Map;

/** Which values count as true. */
public final class Truth {
  private Truth() {}

  public static boolean of(Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    } else if (value instanceof Long number) {
      return number != 0;
    } else if (value instanceof Double number) {
      return number != 0;
    } else if (value instanceof String text) {
      return !text.isEmpty();
    } else if (value instanceof Collection<?> list) {
      return !list.isEmpty();
    } else if (value instanceof Map<?, ?> map) {
      return !map.isEmpty();
    } else if (value instanceof DictView view) {
      return !view.items().isEmpty();
    }
    return value != None.NONE && !(value instanceof Undefined);
  }
}
