package ai.lynx.jinja.tree;

import ai.lynx.jinja.value.Undefined;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and their values. What a loop, a macro or a block sets is forgotten at its end. For one
 * thread.
 */
public final class Frame {
  private final Work work;
  private final @Nullable Frame outer;
  private final Map<String, Object> values = new HashMap<>();

  public Frame(Work work, Map<String, Object> globals) {
    this.work = work;
    this.outer = null;
    values.putAll(globals);
  }

  private Frame(Frame outer) {
    this.work = outer.work;
    this.outer = outer;
  }

  public Frame inner() {
    return new Frame(this);
  }

  public void set(String name, Object value) {
    values.put(name, value);
  }

  Work work() {
    return work;
  }

  /** Undefined if nothing of that name is there. */
  Object get(String name) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      Object value = frame.values.get(name);
      if (value != null) {
        return value;
      }
    }
    return Undefined.name(name);
  }
}
