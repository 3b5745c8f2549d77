package ai.lynx.scenes;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes one flat JSON object; the values here are plain words, yet quotes are escaped all the
 * same.
 */
final class Json {
  private final List<String> members = new ArrayList<>();

  Json put(String name, String value) {
    return raw(name, quoted(value));
  }

  Json put(String name, long value) {
    return raw(name, Long.toString(value));
  }

  Json raw(String name, String json) {
    members.add(quoted(name) + ": " + json);
    return this;
  }

  @Override
  public String toString() {
    return "{" + String.join(", ", members) + "}";
  }

  static String array(List<?> items) {
    return "[" + String.join(", ", items.stream().map(Object::toString).toList()) + "]";
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
