package ai.lynx.jinja.builtin;

import static java.util.Map.entry;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.Callable;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.CodePoints;
import ai.lynx.jinja.value.Iteration;
import ai.lynx.jinja.value.None;
import ai.lynx.jinja.value.Printf;
import ai.lynx.jinja.value.PythonNumber;
import ai.lynx.jinja.value.Sizes;
import ai.lynx.jinja.value.Tuple;
import ai.lynx.jinja.value.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Python's methods of texts. */
final class TextMethods {
  /** A method on its text. */
  @FunctionalInterface
  private interface Method {
    Object call(String text, Arguments arguments);
  }

  private static final Map<String, Method> METHODS =
      Map.ofEntries(
          entry("lower", (text, a) -> text.toLowerCase(Locale.ROOT)),
          entry("casefold", (text, a) -> text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)),
          entry("upper", (text, a) -> text.toUpperCase(Locale.ROOT)),
          entry("capitalize", (text, a) -> CodePoints.capitalize(text)),
          entry("title", (text, a) -> title(text)),
          entry("swapcase", (text, a) -> swapCase(text)),
          entry("strip", (text, a) -> Stripping.strip(text, a, true, true)),
          entry("lstrip", (text, a) -> Stripping.strip(text, a, true, false)),
          entry("rstrip", (text, a) -> Stripping.strip(text, a, false, true)),
          entry("removeprefix", (text, a) -> Stripping.withoutPrefix(text, one(a, "removeprefix"))),
          entry("removesuffix", (text, a) -> Stripping.withoutSuffix(text, one(a, "removesuffix"))),
          entry("split", (text, a) -> Splitting.split(text, a)),
          entry("rsplit", (text, a) -> Splitting.splitFromRight(text, a)),
          entry("splitlines", (text, a) -> Splitting.lines(text, a)),
          entry("partition", (text, a) -> partition(text, one(a, "partition"), false)),
          entry("rpartition", (text, a) -> partition(text, one(a, "rpartition"), true)),
          entry("startswith", (text, a) -> affix(text, a, true)),
          entry("endswith", (text, a) -> affix(text, a, false)),
          entry("replace", TextMethods::replace),
          entry("join", (text, a) -> join(text, a.bind("join", "iterable").get("iterable"))),
          entry("count", (text, a) -> count(text, one(a, "count"))),
          entry("find", (text, a) -> position(text, text.indexOf(one(a, "find")))),
          entry("rfind", (text, a) -> position(text, text.lastIndexOf(one(a, "rfind")))),
          entry("index", (text, a) -> found(text, text.indexOf(one(a, "index")))),
          entry("rindex", (text, a) -> found(text, text.lastIndexOf(one(a, "rindex")))),
          entry("format", (text, a) -> Printf.braces(text, a.positional(), a.named())),
          entry("zfill", TextMethods::zeroFilled),
          entry("center", (text, a) -> Padding.center(text, a)),
          entry("ljust", (text, a) -> Padding.pad(text, a, false)),
          entry("rjust", (text, a) -> Padding.pad(text, a, true)),
          entry("isdigit", (text, a) -> all(text, Character::isDigit)),
          entry("isdecimal", (text, a) -> all(text, Character::isDigit)),
          entry("isnumeric", (text, a) -> all(text, Character::isDigit)),
          entry("isalpha", (text, a) -> all(text, Character::isLetter)),
          entry("isalnum", (text, a) -> all(text, Character::isLetterOrDigit)),
          entry("isspace", (text, a) -> all(text, CodePoints::isSpace)),
          entry("isascii", (text, a) -> text.codePoints().allMatch(c -> c < 128)),
          entry("isupper", (text, a) -> cased(text, Character::isUpperCase)),
          entry("islower", (text, a) -> cased(text, Character::isLowerCase)),
          entry("istitle", (text, a) -> !text.isEmpty() && title(text).equals(text)));

  private TextMethods() {}

  static Optional<Object> of(String text, String name) {
    return Optional.ofNullable(METHODS.get(name))
        .map(method -> (Callable) arguments -> method.call(text, arguments));
  }

  /** The one text that a method takes. */
  private static String one(Arguments arguments, String method) {
    return text(arguments.bind(method, "value").get("value"));
  }

  static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new TemplateException("must be str, not " + TypeName.of(value));
  }

  private static String title(String text) {
    StringBuilder title = new StringBuilder();
    boolean inWord = false;
    for (int character : text.codePoints().toArray()) {
      String one = Character.toString(character);
      title.append(
          inWord
              ? one.toLowerCase(Locale.ROOT)
              : Character.toString(Character.toTitleCase(character)));
      inWord = isCased(character);
    }
    return title.toString();
  }

  private static String swapCase(String text) {
    StringBuilder swapped = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              String one = Character.toString(character);
              swapped.append(
                  Character.isUpperCase(character)
                      ? one.toLowerCase(Locale.ROOT)
                      : one.toUpperCase(Locale.ROOT));
            });
    return swapped.toString();
  }

  private static boolean isCased(int character) {
    return Character.isUpperCase(character)
        || Character.isLowerCase(character)
        || Character.isTitleCase(character);
  }

  private static boolean all(String text, IntPredicate kind) {
    return !text.isEmpty() && text.codePoints().allMatch(kind);
  }

  private static boolean cased(String text, IntPredicate kind) {
    return text.codePoints().anyMatch(kind)
        && text.codePoints().allMatch(c -> kind.test(c) || !isCased(c));
  }

  private static Tuple partition(String text, String separator, boolean last) {
    if (separator.isEmpty()) {
      throw new TemplateException("empty separator");
    }
    int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
    if (at < 0) {
      return last ? Tuple.of("", "", text) : Tuple.of(text, "", "");
    }
    return Tuple.of(text.substring(0, at), separator, text.substring(at + separator.length()));
  }

  private static boolean affix(String text, Arguments arguments, boolean front) {
    Object affix = arguments.bind(front ? "startswith" : "endswith", "affix").get("affix");
    List<Object> any = affix instanceof Tuple tuple ? tuple : List.of(affix);
    return any.stream()
        .map(TextMethods::text)
        .anyMatch(one -> front ? text.startsWith(one) : text.endsWith(one));
  }

  private static String replace(String text, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("replace", "old", "new", "count");
    long most = bound.find("count").map(PythonNumber::whole).orElse(-1L);
    return replace(text, text(bound.get("old")), text(bound.get("new")), most);
  }

  /**
   * @param most how many are replaced; negative for all
   */
  static String replace(String text, String old, String replacement, long most) {
    long left = most < 0 ? Long.MAX_VALUE : most;
    StringBuilder replaced = new StringBuilder();
    int at = 0;
    while (left > 0 && at <= text.length()) {
      int found = text.indexOf(old, at);
      if (found < 0) {
        break;
      }
      replaced.append(text, at, found).append(replacement);
      at = found + old.length();
      if (old.isEmpty()) {
        if (at == text.length()) {
          at++;
          break;
        }
        int next = text.offsetByCodePoints(at, 1);
        replaced.append(text, at, next);
        at = next;
      }
      left--;
      Sizes.text(replaced.length());
    }
    return at > text.length()
        ? replaced.toString()
        : replaced.append(text, at, text.length()).toString();
  }

  static String join(String separator, Object items) {
    StringBuilder joined = new StringBuilder();
    String between = "";
    for (Object item : Iteration.list(items)) {
      joined.append(between).append(text(item));
      between = separator;
      Sizes.text(joined.length());
    }
    return joined.toString();
  }

  private static long count(String text, String part) {
    if (part.isEmpty()) {
      return CodePoints.length(text) + 1L;
    }
    long count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static long position(String text, int at) {
    return at < 0 ? -1 : text.codePointCount(0, at);
  }

  private static long found(String text, int at) {
    if (at < 0) {
      throw new TemplateException("substring not found");
    }
    return position(text, at);
  }

  private static String zeroFilled(String text, Arguments arguments) {
    Object width = arguments.bind("zfill", "width").get("width");
    long missing = PythonNumber.whole(width) - CodePoints.length(text);
    Sizes.text(missing);
    int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    return missing <= 0
        ? text
        : text.substring(0, sign) + "0".repeat((int) missing) + text.substring(sign);
  }

  /** None counts as not given. */
  static Optional<Object> given(Arguments.Bound bound, String name) {
    return bound.find(name).filter(value -> value != None.NONE);
  }
}
