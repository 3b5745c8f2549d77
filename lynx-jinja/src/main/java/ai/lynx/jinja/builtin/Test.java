package ai.lynx.jinja.builtin;

import ai.lynx.jinja.Arguments;

/** What stands behind "is": {@code value is test(arguments)}. */
@FunctionalInterface
public interface Test {
  boolean holds(Object value, Arguments arguments);
}
