package ai.lynx.jinja.builtin;

import static java.util.Map.entry;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.Callable;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Arithmetic;
import ai.lynx.jinja.value.Equality;
import ai.lynx.jinja.value.Iteration;
import ai.lynx.jinja.value.Membership;
import ai.lynx.jinja.value.None;
import ai.lynx.jinja.value.Ordering;
import ai.lynx.jinja.value.PythonNumber;
import ai.lynx.jinja.value.PythonText;
import ai.lynx.jinja.value.Undefined;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All tests by name. */
public final class Tests {
  private static final Map<String, Test> ALL =
      Map.ofEntries(
          entry("defined", (value, a) -> !(value instanceof Undefined)),
          entry("undefined", (value, a) -> value instanceof Undefined),
          entry("none", (value, a) -> value == None.NONE),
          entry("boolean", (value, a) -> value instanceof Boolean),
          entry("true", (value, a) -> Boolean.TRUE.equals(value)),
          entry("false", (value, a) -> Boolean.FALSE.equals(value)),
          entry("integer", (value, a) -> value instanceof Long),
          entry("float", (value, a) -> value instanceof Double),
          entry("number", (value, a) -> PythonNumber.is(value)),
          entry("string", (value, a) -> value instanceof String),
          entry("mapping", (value, a) -> value instanceof Map),
          entry("sequence", (value, a) -> isSequence(value)),
          entry("iterable", (value, a) -> Iteration.possible(value)),
          entry("callable", (value, a) -> value instanceof Callable),
          entry("odd", (value, a) -> rest(value, 2L) == 1),
          entry("even", (value, a) -> rest(value, 2L) == 0),
          entry("divisibleby", (value, a) -> rest(value, one(a)) == 0),
          entry("lower", (value, a) -> isSame(PythonText.of(value), false)),
          entry("upper", (value, a) -> isSame(PythonText.of(value), true)),
          entry("in", (value, a) -> Membership.of(value, one(a))),
          entry("sameas", (value, a) -> isIdentical(value, one(a))),
          entry("escaped", (value, a) -> false),
          entry("filter", (value, a) -> Filters.contains(PythonText.of(value))),
          entry("test", (value, a) -> contains(PythonText.of(value))),
          entry("eq", (value, a) -> Equality.of(value, one(a))),
          entry("equalto", (value, a) -> Equality.of(value, one(a))),
          entry("==", (value, a) -> Equality.of(value, one(a))),
          entry("ne", (value, a) -> !Equality.of(value, one(a))),
          entry("!=", (value, a) -> !Equality.of(value, one(a))),
          entry("lt", (value, a) -> Ordering.compare(value, one(a), "<") < 0),
          entry("lessthan", (value, a) -> Ordering.compare(value, one(a), "<") < 0),
          entry("<", (value, a) -> Ordering.compare(value, one(a), "<") < 0),
          entry("le", (value, a) -> Ordering.compare(value, one(a), "<=") <= 0),
          entry("<=", (value, a) -> Ordering.compare(value, one(a), "<=") <= 0),
          entry("gt", (value, a) -> Ordering.compare(value, one(a), ">") > 0),
          entry("greaterthan", (value, a) -> Ordering.compare(value, one(a), ">") > 0),
          entry(">", (value, a) -> Ordering.compare(value, one(a), ">") > 0),
          entry("ge", (value, a) -> Ordering.compare(value, one(a), ">=") >= 0),
          entry(">=", (value, a) -> Ordering.compare(value, one(a), ">=") >= 0));

  private Tests() {}

  /**
   * @throws TemplateException if there is none of that name
   */
  public static Test get(String name) {
    Test test = ALL.get(name);
    if (test == null) {
      throw new TemplateException("No test named '" + name + "'.");
    }
    return test;
  }

  private static boolean contains(String name) {
    return ALL.containsKey(name);
  }

  private static Object one(Arguments arguments) {
    return arguments.bind("test", "value").get("value");
  }

  private static boolean isSequence(Object value) {
    return value instanceof String
        || value instanceof List
        || value instanceof Map
        || value instanceof Undefined;
  }

  private static double rest(Object value, Object divisor) {
    Object rest = Arithmetic.binary("%", value, divisor);
    if (!PythonNumber.is(rest)) {
      throw new TemplateException("not all arguments converted during string formatting");
    }
    return PythonNumber.real(rest);
  }

  private static boolean isSame(String text, boolean upper) {
    String changed = upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    return text.equals(changed)
        && text.codePoints().anyMatch(upper ? Character::isUpperCase : Character::isLowerCase);
  }

  private static boolean isIdentical(Object one, Object other) {
    return one instanceof Boolean || one instanceof Long || one instanceof String
        ? one.equals(other)
        : one == other;
  }
}
