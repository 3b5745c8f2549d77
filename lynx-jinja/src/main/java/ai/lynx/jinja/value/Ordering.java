package ai.lynx.jinja.value;

import ai.lynx.jinja.TemplateException;
import java.util.Iterator;
import java.util.List;

/** Which of two values is the smaller: of numbers, texts, and lists of such. */
public final class Ordering {
  private Ordering() {}

  /**
   * @param sign how the comparison is written, for messages
   * @return below, at or above zero; an unordered float compares as {@link Double#compare} has it
   * @throws TemplateException if they have no order
   */
  public static int compare(Object a, Object b, String sign) {
    if (PythonNumber.is(a) && PythonNumber.is(b)) {
      return PythonNumber.compare(a, b);
    } else if (a instanceof String one && b instanceof String other) {
      return texts(one, other);
    } else if (a instanceof List<?> one
        && b instanceof List<?> other
        && one instanceof Tuple == other instanceof Tuple) {
      Iterator<?> ones = one.iterator();
      Iterator<?> others = other.iterator();
      while (ones.hasNext() && others.hasNext()) {
        Object left = ones.next();
        Object right = others.next();
        if (!Equality.of(left, right)) {
          return compare(left, right, sign);
        }
      }
      return Integer.compare(one.size(), other.size());
    }
    if (a instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (b instanceof Undefined undefined) {
      throw undefined.failure();
    }
    throw new TemplateException(
        "'%s' not supported between instances of '%s' and '%s'"
            .formatted(sign, TypeName.of(a), TypeName.of(b)));
  }

  /** By code points; Java's own order is by UTF-16. */
  private static int texts(String one, String other) {
    int at = 0;
    while (at < one.length() && at < other.length()) {
      int left = one.codePointAt(at);
      int right = other.codePointAt(at);
      if (left != right) {
        return Integer.compare(left, right);
      }
      at += Character.charCount(left);
    }
    return Integer.compare(one.length(), other.length());
  }
}
