package ai.lynx.jinja.value;

import ai.lynx.jinja.TemplateException;
import java.util.Map;

/** Python's {@code in}. */
public final class Membership {
  private Membership() {}

  /**
   * @throws TemplateException if the container has no items
   */
  public static boolean of(Object item, Object container) {
    if (container instanceof String text) {
      if (item instanceof String part) {
        return text.contains(part);
      }
      throw new TemplateException(
          "'in <string>' requires string as left operand, not " + TypeName.of(item));
    } else if (container instanceof Map<?, ?> map) {
      return map.containsKey(Keys.of(item));
    }
    return Iteration.list(container).stream().anyMatch(one -> Equality.of(one, item));
  }
}
