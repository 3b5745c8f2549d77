package ai.lynx.jinja.value;

import ai.lynx.jinja.Callable;
import ai.lynx.jinja.TemplateException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of the host as a template sees them. */
public final class HostValues {
  private HostValues() {}

  /**
   * Copies a value, lists and maps as deep as they are.
   *
   * @throws TemplateException if it is of a type that templates do not have
   */
  public static Object read(@Nullable Object value) {
    if (value == null) {
      return None.NONE;
    } else if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      list.forEach(item -> copy.add(read(item)));
      return Collections.unmodifiableList(copy);
    } else if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(read(key), read(item)));
      return Collections.unmodifiableMap(copy);
    } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    } else if (value instanceof Float || value instanceof BigDecimal) {
      return ((Number) value).doubleValue();
    } else if (value instanceof String
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Double
        || value instanceof Callable) {
      return value;
    }
    throw new TemplateException("templates cannot use a " + value.getClass().getName());
  }
}
