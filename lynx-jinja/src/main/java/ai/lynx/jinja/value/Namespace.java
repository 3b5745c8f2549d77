package ai.lynx.jinja.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The one value that a template can change. */
public final class Namespace implements Attributed {
  private final Map<String, Object> values;

  public Namespace(Map<String, Object> values) {
    this.values = new LinkedHashMap<>(values);
  }

  @Override
  public Optional<Object> attribute(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public void set(String name, Object value) {
    values.put(name, value);
  }
}
