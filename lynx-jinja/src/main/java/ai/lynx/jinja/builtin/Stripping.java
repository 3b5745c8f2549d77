package ai.lynx.jinja.builtin;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.value.CodePoints;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Texts without something at their ends. */
final class Stripping {
  private Stripping() {}

  /** Without white space, or without the characters that are given. */
  static String strip(String text, Arguments arguments, boolean left, boolean right) {
    Optional<Object> chars = TextMethods.given(arguments.bind("strip", "chars"), "chars");
    String set = chars.map(TextMethods::text).orElse("");
    IntPredicate goes = chars.isPresent() ? c -> set.indexOf(c) >= 0 : CodePoints::isSpace;
    int from = 0;
    int to = text.length();
    while (left && from < to && goes.test(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (right && to > from && goes.test(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  static String withoutPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  static String withoutSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }
}
