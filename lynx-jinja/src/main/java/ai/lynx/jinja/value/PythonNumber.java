package ai.lynx.jinja.value;

import java.math.BigDecimal;
import java.math.MathContext;

/** Python's numbers; truth values count as 0 and 1. */
public final class PythonNumber {
  private static final int MOST_DIGITS = 17;

  private PythonNumber() {}

  public static boolean is(Object value) {
    return value instanceof Long || value instanceof Double || value instanceof Boolean;
  }

  /** A whole number, or a truth value as one. */
  public static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof Boolean;
  }

  public static long whole(Object value) {
    return value instanceof Boolean truth ? truth ? 1 : 0 : (Long) value;
  }

  public static double real(Object value) {
    return value instanceof Double number ? number : whole(value);
  }

  static int compare(Object a, Object b) {
    return isWhole(a) && isWhole(b)
        ? Long.compare(whole(a), whole(b))
        : Double.compare(real(a) + 0.0, real(b) + 0.0);
  }

  /** The shortest digits that give the number back, as Python's repr writes them. */
  public static String text(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    } else if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    } else if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0.0";
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal digits = exact;
    for (int count = 1; count <= MOST_DIGITS; count++) {
      digits = exact.round(new MathContext(count));
      if (digits.doubleValue() == number) {
        break;
      }
    }
    digits = digits.stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      return digits.scale() <= 0 ? digits.toPlainString() + ".0" : digits.toPlainString();
    }
    String all = digits.unscaledValue().abs().toString();
    String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    return "%s%se%s%02d"
        .formatted(number < 0 ? "-" : "", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
