package ai.lynx.jinja.value;

import ai.lynx.jinja.TemplateException;
import java.util.ArrayList;
import java.util.List;

/** Python's operators on numbers, texts and lists. */
public final class Arithmetic {
  private Arithmetic() {}

  /**
   * @param sign the operator as it is written
   * @throws TemplateException if it is not for these values, or a number becomes too large
   */
  public static Object binary(String sign, Object a, Object b) {
    if (a instanceof Undefined undefined) {
      throw undefined.failure();
    } else if (sign.equals("%") && a instanceof String format) {
      return Printf.format(format, b);
    } else if (b instanceof Undefined undefined) {
      throw undefined.failure();
    }
    if (PythonNumber.is(a) && PythonNumber.is(b)) {
      return numbers(sign, a, b);
    } else if (sign.equals("+")) {
      return joined(a, b);
    } else if (sign.equals("*") && PythonNumber.isWhole(b)) {
      return repeated(a, PythonNumber.whole(b), b);
    } else if (sign.equals("*") && PythonNumber.isWhole(a)) {
      return repeated(b, PythonNumber.whole(a), a);
    }
    throw unsupported(sign, a, b);
  }

  private static Object numbers(String sign, Object a, Object b) {
    boolean whole = PythonNumber.isWhole(a) && PythonNumber.isWhole(b);
    try {
      return whole && !sign.equals("/")
          ? whole(sign, PythonNumber.whole(a), PythonNumber.whole(b))
          : real(sign, PythonNumber.real(a), PythonNumber.real(b));
    } catch (ArithmeticException e) {
      throw new TemplateException("a number becomes too large: " + e.getMessage());
    }
  }

  private static Object whole(String sign, long a, long b) {
    return switch (sign) {
      case "+" -> Math.addExact(a, b);
      case "-" -> Math.subtractExact(a, b);
      case "*" -> Math.multiplyExact(a, b);
      case "//" -> Math.floorDiv(a, divisor(b));
      case "%" -> Math.floorMod(a, divisor(b));
      default -> b < 0 ? real(sign, (double) a, (double) b) : power(a, b);
    };
  }

  private static Object power(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result = Math.multiplyExact(result, square);
      }
      if (left > 1) {
        square = Math.multiplyExact(square, square);
      }
    }
    return result;
  }

  private static Object real(String sign, double a, double b) {
    return switch (sign) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / divisor(b);
      case "//" -> Math.floor(a / divisor(b));
      case "%" -> {
        double rest = a % divisor(b);
        yield rest != 0 && rest < 0 != b < 0 ? rest + b : rest;
      }
      default -> Math.pow(a, b);
    };
  }

  private static long divisor(long b) {
    if (b == 0) {
      throw new TemplateException("division by zero");
    }
    return b;
  }

  private static double divisor(double b) {
    if (b == 0) {
      throw new TemplateException("division by zero");
    }
    return b;
  }

  private static Object joined(Object a, Object b) {
    if (a instanceof String one && b instanceof String other) {
      Sizes.text((long) one.length() + other.length());
      return one + other;
    } else if (a instanceof List<?> one
        && b instanceof List<?> other
        && one instanceof Tuple == other instanceof Tuple
        && !(one instanceof Range || other instanceof Range)) {
      Sizes.items((long) one.size() + other.size());
      List<Object> both = new ArrayList<>(one);
      both.addAll(other);
      return a instanceof Tuple ? new Tuple(both) : both;
    } else if (a instanceof String || a instanceof List<?>) {
      String type = TypeName.of(a);
      throw new TemplateException(
          "can only concatenate %s (not \"%s\") to %s".formatted(type, TypeName.of(b), type));
    }
    throw unsupported("+", a, b);
  }

  private static Object repeated(Object value, long times, Object count) {
    long often = Math.max(0, times);
    if (value instanceof String text) {
      Sizes.text(text.isEmpty() ? 0 : Math.min(often, Sizes.MAX_TEXT + 1L) * text.length());
      return text.isEmpty() ? "" : text.repeat((int) often);
    } else if (value instanceof List<?> list && !(value instanceof Range)) {
      Sizes.items(list.isEmpty() ? 0 : Math.min(often, Sizes.MAX_ITEMS + 1L) * list.size());
      List<Object> all = new ArrayList<>();
      for (long i = 0; i < often && !list.isEmpty(); i++) {
        all.addAll(list);
      }
      return value instanceof Tuple ? new Tuple(all) : all;
    }
    throw unsupported("*", value, count);
  }

  private static TemplateException unsupported(String sign, Object a, Object b) {
    return new TemplateException(
        "unsupported operand type(s) for %s: '%s' and '%s'"
            .formatted(sign, TypeName.of(a), TypeName.of(b)));
  }

  /** The number with the other sign, or as it is. */
  public static Object signed(Object value, boolean negative) {
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    } else if (value instanceof Double number) {
      return negative ? -number : number;
    } else if (PythonNumber.isWhole(value)) {
      return negative ? binary("-", 0L, value) : (Object) PythonNumber.whole(value);
    }
    throw new TemplateException(
        "bad operand type for unary %s: '%s'".formatted(negative ? "-" : "+", TypeName.of(value)));
  }
}
