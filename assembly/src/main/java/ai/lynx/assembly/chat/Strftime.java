package ai.lynx.assembly.chat;

import ai.lynx.jinja.TemplateException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Python's {@code strftime} in the C locale. */
final class Strftime {
  private static final Map<Character, String> PATTERNS =
      Map.ofEntries(
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('c', "EEE MMM ppd HH:mm:ss yyyy"),
          Map.entry('d', "dd"),
          Map.entry('D', "MM/dd/yy"),
          Map.entry('e', "ppd"),
          Map.entry('f', "SSSSSS"),
          Map.entry('F', "yyyy-MM-dd"),
          Map.entry('h', "MMM"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('j', "DDD"),
          Map.entry('m', "MM"),
          Map.entry('M', "mm"),
          Map.entry('p', "a"),
          Map.entry('R', "HH:mm"),
          Map.entry('S', "ss"),
          Map.entry('T', "HH:mm:ss"),
          Map.entry('x', "MM/dd/yy"),
          Map.entry('X', "HH:mm:ss"),
          Map.entry('y', "yy"),
          Map.entry('Y', "yyyy"));

  private Strftime() {}

  /**
   * @throws TemplateException if the format has a directive that is not known
   */
  static String format(String format, ZonedDateTime time) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        text.append(c);
        continue;
      }
      boolean bare = format.charAt(i + 1) == '-' && i + 2 < format.length();
      i += bare ? 2 : 1;
      String value = directive(format.charAt(i), time);
      text.append(bare ? value.replaceFirst("^[0 ]+(?=.)", "") : value);
    }
    return text.toString();
  }

  private static String directive(char directive, ZonedDateTime time) {
    if (directive == '%') {
      return "%";
    } else if (directive == 'w') { // Sunday is 0
      return Integer.toString(time.getDayOfWeek().getValue() % 7);
    } else if (directive == 'u') {
      return Integer.toString(time.getDayOfWeek().getValue());
    } else if (directive == 'z' || directive == 'Z') {
      return ""; // the original's time has no zone
    }
    String pattern = PATTERNS.get(directive);
    if (pattern == null) {
      throw new TemplateException("strftime_now does not know %" + directive);
    }
    return DateTimeFormatter.ofPattern(pattern, Locale.US).format(time);
  }
}
