package ai.lynx.jinja.value;

import ai.lynx.jinja.TemplateException;
import java.util.List;
import java.util.Map;

/** Keys of dicts. */
public final class Keys {
  private Keys() {}

  /**
   * The key as maps hold it: 1.0 and true are the key 1, as in Python.
   *
   * @throws TemplateException if a value cannot be a key
   */
  public static Object of(Object value) {
    if (value instanceof List || value instanceof Map) {
      throw new TemplateException("unhashable type: '" + TypeName.of(value) + "'");
    } else if (value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) < 1e15) {
      return number.longValue();
    }
    return value;
  }
}
