package ai.lynx.jinja.value;

import ai.lynx.jinja.TemplateException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON as Python's {@code json.dumps} writes it, which puts spaces where other writers do not. */
public final class Json {
  /**
   * How it is laid out.
   *
   * @param indent what one level is indented by; null for all in one line
   * @param itemSeparator between items
   * @param keySeparator between key and value
   * @param ascii whether other characters are written as escapes
   * @param sorted whether keys are sorted
   */
  public record Layout(
      @Nullable String indent,
      String itemSeparator,
      String keySeparator,
      boolean ascii,
      boolean sorted) {}

  private final Layout layout;
  private final StringBuilder text = new StringBuilder();

  private Json(Layout layout) {
    this.layout = layout;
  }

  /**
   * @throws TemplateException if a value has no JSON
   */
  public static String write(Object value, Layout layout) {
    Json json = new Json(layout);
    json.write(value, 0);
    return json.text.toString();
  }

  private void write(Object value, int depth) {
    Sizes.text(text.length());
    if (value instanceof String string) {
      quote(string);
    } else if (value instanceof Map<?, ?> map) {
      object(map, depth);
    } else if (value instanceof List<?> list && !(value instanceof Range)) {
      array(list, depth);
    } else {
      text.append(scalar(value));
    }
  }

  private static String scalar(Object value) {
    if (value == None.NONE) {
      return "null";
    } else if (value instanceof Boolean || value instanceof Long) {
      return value.toString();
    } else if (value instanceof Double number) {
      return Double.isNaN(number)
          ? "NaN"
          : Double.isInfinite(number)
              ? number > 0 ? "Infinity" : "-Infinity"
              : PythonNumber.text(number);
    }
    throw new TemplateException(
        "Object of type " + TypeName.of(value) + " is not JSON serializable");
  }

  private void array(Collection<?> list, int depth) {
    if (list.isEmpty()) {
      text.append("[]");
      return;
    }
    text.append('[');
    for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
      line(depth + 1);
      write(items.next(), depth + 1);
      text.append(items.hasNext() ? layout.itemSeparator() : "");
    }
    line(depth);
    text.append(']');
  }

  private void object(Map<?, ?> map, int depth) {
    if (map.isEmpty()) {
      text.append("{}");
      return;
    }
    text.append('{');
    Map<?, ?> ordered = map;
    if (layout.sorted()) {
      TreeMap<Object, Object> sorted = new TreeMap<>((a, b) -> Ordering.compare(a, b, "<"));
      sorted.putAll(map);
      ordered = sorted;
    }
    for (Iterator<? extends Map.Entry<?, ?>> entries = ordered.entrySet().iterator();
        entries.hasNext(); ) {
      Map.Entry<?, ?> entry = entries.next();
      line(depth + 1);
      quote(entry.getKey() instanceof String key ? key : scalar(entry.getKey()));
      text.append(layout.keySeparator());
      write(entry.getValue(), depth + 1);
      text.append(entries.hasNext() ? layout.itemSeparator() : "");
    }
    line(depth);
    text.append('}');
  }

  private void line(int depth) {
    if (layout.indent() != null) {
      text.append('\n').append(layout.indent().repeat(depth));
    }
  }

  private void quote(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      int brief = "\"\\\n\r\t\f\b".indexOf(c);
      if (brief >= 0) {
        text.append('\\').append("\"\\nrtfb".charAt(brief));
      } else if (c < ' ' || layout.ascii() && c > '~') {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
