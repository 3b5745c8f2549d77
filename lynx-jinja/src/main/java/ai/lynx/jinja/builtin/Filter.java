package ai.lynx.jinja.builtin;

import ai.lynx.jinja.Arguments;

/** What stands behind a bar: {@code value | filter(arguments)}. */
@FunctionalInterface
public interface Filter {
  Object apply(Object value, Arguments arguments);
}
