package ai.lynx.jinja.value;

import ai.lynx.jinja.TemplateException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code %} on texts, for the conversions s, r, d, i, u, x, X, o, e, f, g, c and %. */
public final class Printf {
  private static final Pattern DIRECTIVE =
      Pattern.compile("%(?:\\(([^)]*)\\))?([-+ 0#]*)(\\d{0,4})(?:\\.(\\d{0,3}))?([a-zA-Z%])?");

  private final Object argument;
  private int next;

  private Printf(Object argument) {
    this.argument = argument;
  }

  public static String format(String format, Object argument) {
    Printf printf = new Printf(argument);
    Matcher matcher = DIRECTIVE.matcher(format);
    StringBuilder text = new StringBuilder();
    int copied = 0;
    while (matcher.find()) {
      text.append(format, copied, matcher.start()).append(printf.one(matcher));
      copied = matcher.end();
      Sizes.text(text.length());
    }
    if (argument instanceof Tuple tuple && printf.next < tuple.size()
        || !(argument instanceof Tuple || argument instanceof Map || printf.next > 0)) {
      throw new TemplateException("not all arguments converted during string formatting");
    }
    return text.append(format, copied, format.length()).toString();
  }

  private String one(Matcher directive) {
    String conversion = directive.group(5);
    if (conversion == null) {
      throw new TemplateException("incomplete format");
    } else if (conversion.equals("%")) {
      return "%";
    }
    Object value = directive.group(1) == null ? positional() : named(directive.group(1));
    String flags = directive.group(2);
    int precision =
        directive.group(4) == null
            ? -1
            : directive.group(4).isEmpty() ? 0 : Integer.parseInt(directive.group(4));
    boolean number = "diuxXoeEfFgG".contains(conversion);
    String text = converted(conversion, value, precision);
    if (number && !text.startsWith("-")) {
      text = (flags.contains("+") ? "+" : flags.contains(" ") ? " " : "") + text;
    }
    int width = directive.group(3).isEmpty() ? 0 : Integer.parseInt(directive.group(3));
    int missing = Math.max(0, width - CodePoints.length(text));
    if (flags.contains("-")) {
      return text + " ".repeat(missing);
    } else if (number && flags.contains("0")) {
      int sign = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
      return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
    }
    return " ".repeat(missing) + text;
  }

  private Object positional() {
    if (argument instanceof Tuple tuple) {
      if (next >= tuple.size()) {
        throw new TemplateException("not enough arguments for format string");
      }
      return tuple.get(next++);
    }
    if (next++ > 0) {
      throw new TemplateException("not enough arguments for format string");
    }
    return argument;
  }

  private Object named(String name) {
    Object value = argument instanceof Map<?, ?> map ? map.get(name) : null;
    if (value == null) {
      throw new TemplateException("the format needs '" + name + "', which is not given");
    }
    return value;
  }

  private static String converted(String conversion, Object value, int precision) {
    if ("sr".contains(conversion)) {
      String text = conversion.equals("s") ? PythonText.of(value) : PythonText.repr(value);
      return precision >= 0 && precision < CodePoints.length(text)
          ? CodePoints.between(text, 0, precision)
          : text;
    } else if (conversion.equals("c") && value instanceof String text) {
      return text;
    }
    if (!PythonNumber.is(value)) {
      throw new TemplateException(
          "%%%s format: a number is required, not %s".formatted(conversion, TypeName.of(value)));
    }
    double real = PythonNumber.real(value);
    return switch (conversion) {
      case "d", "i", "u" ->
          value instanceof Double
              ? new BigDecimal(real).setScale(0, RoundingMode.DOWN).toString()
              : Long.toString(PythonNumber.whole(value));
      case "x" -> Long.toString(PythonNumber.whole(value), 16);
      case "X" -> Long.toString(PythonNumber.whole(value), 16).toUpperCase(Locale.ROOT);
      case "o" -> Long.toString(PythonNumber.whole(value), 8);
      case "f", "F" ->
          new BigDecimal(real)
              .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
              .toPlainString();
      case "e" -> String.format(Locale.ROOT, "%." + (precision < 0 ? 6 : precision) + "e", real);
      default -> throw new TemplateException("unsupported format character '" + conversion + "'");
    };
  }

  /**
   * Python's {@code str.format}, for plain fields such as {@code {}}, {@code {0}}, {@code {name}}.
   */
  public static String braces(String format, List<Object> positional, Map<String, Object> named) {
    StringBuilder text = new StringBuilder();
    int automatic = 0;
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at);
      if ((c == '{' || c == '}') && at + 1 < format.length() && format.charAt(at + 1) == c) {
        text.append(c);
        at += 2;
      } else if (c == '{') {
        int close = format.indexOf('}', at);
        if (close < 0) {
          throw new TemplateException("expected '}' before end of string");
        }
        String field = format.substring(at + 1, close);
        text.append(PythonText.of(field(field, automatic, positional, named)));
        automatic += field.isEmpty() ? 1 : 0;
        at = close + 1;
      } else if (c == '}') {
        throw new TemplateException("Single '}' encountered in format string");
      } else {
        text.append(c);
        at++;
      }
      Sizes.text(text.length());
    }
    return text.toString();
  }

  private static Object field(
      String field, int automatic, List<Object> positional, Map<String, Object> named) {
    if (field.isEmpty() || field.matches("\\d{1,4}")) {
      int index = field.isEmpty() ? automatic : Integer.parseInt(field);
      if (index < positional.size()) {
        return positional.get(index);
      }
    } else if (named.containsKey(field)) {
      return named.get(field);
    }
    throw new TemplateException("the format field '{" + field + "}' is not given or not supported");
  }
}
