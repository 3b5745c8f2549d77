package ai.lynx.jinja.value;

import ai.lynx.jinja.TemplateException;
import java.util.List;
import java.util.Map;

/**
 * Whether values are equal, as Python has it: numbers and truth values by what they are worth,
 * lists and tuples never. Bounded, since a list that holds another twice, and so on, is small and
 * takes for ever.
 */
public final class Equality {
  private static final int MOST = 1_000_000;
  private int compared;

  private Equality() {}

  public static boolean of(Object a, Object b) {
    return new Equality().equal(a, b);
  }

  private boolean equal(Object a, Object b) {
    if (compared++ > MOST) {
      throw new TemplateException("the template compares values that are too large");
    }
    if (PythonNumber.is(a) && PythonNumber.is(b)) {
      return PythonNumber.compare(a, b) == 0;
    } else if (a instanceof Undefined && b instanceof Undefined) {
      return true;
    } else if (a instanceof List<?> one && b instanceof List<?> other) {
      return one instanceof Tuple == other instanceof Tuple
          && one instanceof Range == other instanceof Range
          && equal(one, other);
    } else if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
      return equal(one, other);
    }
    return a instanceof String || a instanceof None ? a.equals(b) : a == b;
  }

  private boolean equal(List<?> one, List<?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!equal(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean equal(Map<?, ?> one, Map<?, ?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : one.entrySet()) {
      Object there = other.get(entry.getKey());
      if (there == null || !equal(entry.getValue(), there)) {
        return false;
      }
    }
    return true;
  }
}
