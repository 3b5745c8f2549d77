package ai.lynx.jinja.builtin;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.CodePoints;
import ai.lynx.jinja.value.PythonNumber;
import ai.lynx.jinja.value.Sizes;
import ai.lynx.jinja.value.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Texts cut into parts. */
final class Splitting {
  private static final String LINE_ENDS = "\n\r\u000b\f\u001c\u001d\u001e\u0085\u2028\u2029";

  private Splitting() {}

  static List<Object> split(String text, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("split", "sep", "maxsplit");
    Optional<String> separator = TextMethods.given(bound, "sep").map(TextMethods::text);
    long most = most(bound);
    return separator.isPresent() ? at(separator.get(), text, most) : atSpaces(text, most);
  }

  /** From the end: the same on the mirrored text. */
  static List<Object> splitFromRight(String text, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("rsplit", "sep", "maxsplit");
    Optional<String> separator = TextMethods.given(bound, "sep").map(TextMethods::text);
    String mirrored = mirror(text);
    List<Object> parts =
        separator.isPresent()
            ? at(mirror(separator.get()), mirrored, most(bound))
            : atSpaces(mirrored, most(bound));
    List<Object> ordered = new ArrayList<>(parts);
    Collections.reverse(ordered);
    ordered.replaceAll(part -> mirror((String) part));
    return ordered;
  }

  private static String mirror(String text) {
    return new StringBuilder(text).reverse().toString(); // keeps surrogate pairs
  }

  private static long most(Arguments.Bound bound) {
    long most = bound.find("maxsplit").map(PythonNumber::whole).orElse(-1L);
    return most < 0 ? Long.MAX_VALUE : most;
  }

  private static List<Object> at(String separator, String text, long most) {
    if (separator.isEmpty()) {
      throw new TemplateException("empty separator");
    }
    List<Object> parts = new ArrayList<>();
    int start = 0;
    for (int found = text.indexOf(separator);
        found >= 0 && parts.size() < most;
        found = text.indexOf(separator, start)) {
      parts.add(text.substring(start, found));
      start = found + separator.length();
      Sizes.items(parts.size());
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static List<Object> atSpaces(String text, long most) {
    List<Object> parts = new ArrayList<>();
    String rest = CodePoints.stripLeft(text);
    int start = text.length() - rest.length();
    while (start < text.length()) {
      if (parts.size() >= most) {
        parts.add(text.substring(start));
        break;
      }
      int end = start;
      while (end < text.length() && !CodePoints.isSpace(text.charAt(end))) {
        end++;
      }
      parts.add(text.substring(start, end));
      Sizes.items(parts.size());
      start = end;
      while (start < text.length() && CodePoints.isSpace(text.charAt(start))) {
        start++;
      }
    }
    return parts;
  }

  static List<Object> lines(String text, Arguments arguments) {
    boolean keeps =
        arguments.bind("splitlines", "keepends").find("keepends").map(Truth::of).orElse(false);
    List<Object> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && LINE_ENDS.indexOf(text.charAt(end)) < 0) {
        end++;
      }
      int next = Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
      lines.add(text.substring(start, keeps ? next : end));
      Sizes.items(lines.size());
      start = next;
    }
    return lines;
  }
}
