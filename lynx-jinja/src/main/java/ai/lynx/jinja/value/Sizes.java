package ai.lynx.jinja.value;

import ai.lynx.jinja.TemplateException;
import java.util.Collection;

/** How large values may become: far more than a conversation needs, far less than memory. */
public final class Sizes {
  public static final int MAX_TEXT = 16_000_000;
  public static final int MAX_ITEMS = 1_000_000;

  /** As in Jinja's sandbox. */
  public static final int MAX_RANGE = 100_000;

  private Sizes() {}

  /**
   * @throws TemplateException if a text would be longer
   */
  public static void text(long characters) {
    if (characters > MAX_TEXT) {
      throw new TemplateException("the template makes a text of more than 16 million characters");
    }
  }

  /**
   * @throws TemplateException if a list would be longer
   */
  public static void items(long items) {
    if (items > MAX_ITEMS) {
      throw new TemplateException("the template makes a list of more than a million items");
    }
  }

  /** What it takes to look a value through, in small units. */
  public static long cost(Object value) {
    if (value instanceof String text) {
      return 1L + text.length() / 16;
    } else if (value instanceof Collection<?> collection) {
      return 1L + collection.size() / 4;
    }
    return 1;
  }
}
