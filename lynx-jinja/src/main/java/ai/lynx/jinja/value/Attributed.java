package ai.lynx.jinja.value;

import java.util.Optional;

/** A value with attributes that are not a dict's elements. */
public interface Attributed {
  Optional<Object> attribute(String name);
}
