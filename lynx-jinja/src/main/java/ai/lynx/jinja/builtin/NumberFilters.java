package ai.lynx.jinja.builtin;

import static java.util.Map.entry;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Arithmetic;
import ai.lynx.jinja.value.CodePoints;
import ai.lynx.jinja.value.Iteration;
import ai.lynx.jinja.value.PythonNumber;
import ai.lynx.jinja.value.TypeName;
import ai.lynx.jinja.value.Undefined;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;

/** Filters that give a number. */
final class NumberFilters {
  static final Map<String, Filter> ALL =
      Map.ofEntries(
          entry("abs", (value, a) -> absolute(value)),
          entry("int", NumberFilters::whole),
          entry("float", NumberFilters::real),
          entry("round", NumberFilters::round),
          entry("length", (value, a) -> length(value)),
          entry("count", (value, a) -> length(value)),
          entry("sum", NumberFilters::sum));

  private NumberFilters() {}

  private static Object absolute(Object value) {
    boolean negative = PythonNumber.is(value) && PythonNumber.real(value) < 0;
    return Arithmetic.signed(value, negative);
  }

  private static long length(Object value) {
    return Iteration.length(value)
        .orElseThrow(
            () ->
                new TemplateException("object of type '" + TypeName.of(value) + "' has no len()"));
  }

  private static Object whole(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("int", "default", "base");
    Object otherwise = bound.find("default").orElse(0L);
    int base = bound.find("base").map(PythonNumber::whole).orElse(10L).intValue();
    refuseUndefined(value);
    if (value instanceof Double number) {
      return Double.isNaN(number) || Double.isInfinite(number) ? otherwise : number.longValue();
    } else if (PythonNumber.isWhole(value)) {
      return PythonNumber.whole(value);
    } else if (value instanceof String text) {
      String digits = CodePoints.strip(text).replace("_", "");
      try {
        String prefix = base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "";
        return Long.parseLong(
            !prefix.isEmpty() && digits.toLowerCase(java.util.Locale.ROOT).startsWith(prefix)
                ? digits.substring(2)
                : digits,
            base);
      } catch (NumberFormatException e) {
        return parse(text).<Object>map(Double::longValue).orElse(otherwise);
      }
    }
    return otherwise;
  }

  private static Object real(Object value, Arguments arguments) {
    Object otherwise = arguments.bind("float", "default").find("default").orElse(0.0);
    refuseUndefined(value);
    if (PythonNumber.is(value)) {
      return PythonNumber.real(value);
    }
    return value instanceof String text
        ? parse(text).<Object>map(n -> n).orElse(otherwise)
        : otherwise;
  }

  private static void refuseUndefined(Object value) {
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    }
  }

  private static Optional<Double> parse(String text) {
    String stripped = CodePoints.strip(text);
    return stripped.matches("[-+]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][-+]?\\d{1,9})?")
        ? Optional.of(Double.valueOf(stripped))
        : Optional.empty();
  }

  private static Object round(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("round", "precision", "method");
    int precision = (int) (long) bound.find("precision").map(PythonNumber::whole).orElse(0L);
    Object method = bound.find("method").orElse("common");
    if (!PythonNumber.is(value) || Math.abs(precision) > 300) {
      throw new TemplateException(
          "type " + TypeName.of(value) + " doesn't define __round__ method for this precision");
    }
    double number = PythonNumber.real(value);
    if ("common".equals(method)) {
      double rounded =
          new BigDecimal(number).setScale(precision, RoundingMode.HALF_EVEN).doubleValue();
      return value instanceof Double ? rounded : (Object) (long) rounded;
    }
    double scale = Math.pow(10, precision);
    if ("ceil".equals(method)) {
      return Math.ceil(number * scale) / scale;
    } else if ("floor".equals(method)) {
      return Math.floor(number * scale) / scale;
    }
    throw new TemplateException("method must be common, ceil or floor");
  }

  private static Object sum(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("sum", "attribute", "start");
    Object total = bound.find("start").orElse(0L);
    for (Object item : Iteration.list(value)) {
      total = Arithmetic.binary("+", total, Paths.find(item, bound.find("attribute")));
    }
    return total;
  }
}
