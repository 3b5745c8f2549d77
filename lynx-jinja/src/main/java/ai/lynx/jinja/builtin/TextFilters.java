package ai.lynx.jinja.builtin;

import static java.util.Map.entry;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.CodePoints;
import ai.lynx.jinja.value.Json;
import ai.lynx.jinja.value.None;
import ai.lynx.jinja.value.Printf;
import ai.lynx.jinja.value.PythonNumber;
import ai.lynx.jinja.value.PythonText;
import ai.lynx.jinja.value.Sizes;
import ai.lynx.jinja.value.Truth;
import ai.lynx.jinja.value.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters that give a text. Other values become texts first, as Jinja's soft_str makes them. */
final class TextFilters {
  private static final Pattern WORD = Pattern.compile("[^-\\s({\\[<]+|[-\\s({\\[<]+");
  private static final Pattern WORD_CHARACTERS =
      Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  static final Map<String, Filter> ALL =
      Map.ofEntries(
          entry("string", (value, a) -> PythonText.of(value)),
          entry("safe", (value, a) -> PythonText.of(value)),
          entry("lower", (value, a) -> PythonText.of(value).toLowerCase(Locale.ROOT)),
          entry("upper", (value, a) -> PythonText.of(value).toUpperCase(Locale.ROOT)),
          entry("capitalize", (value, a) -> CodePoints.capitalize(PythonText.of(value))),
          entry("title", (value, a) -> title(PythonText.of(value))),
          entry("trim", (value, a) -> Stripping.strip(PythonText.of(value), a, true, true)),
          entry("replace", TextFilters::replace),
          entry("indent", TextFilters::indent),
          entry("center", TextFilters::center),
          entry("truncate", TextFilters::truncate),
          entry("wordcount", (value, a) -> words(PythonText.of(value))),
          entry("format", TextFilters::format),
          entry("escape", (value, a) -> escape(PythonText.of(value))),
          entry("e", (value, a) -> escape(PythonText.of(value))),
          entry("forceescape", (value, a) -> escape(PythonText.of(value))),
          entry("tojson", TextFilters::json),
          entry("pprint", (value, a) -> PythonText.repr(value)));

  private TextFilters() {}

  private static String title(String text) {
    StringBuilder title = new StringBuilder();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      title.append(CodePoints.capitalize(words.group()));
    }
    return title.toString();
  }

  private static String replace(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("replace", "old", "new", "count");
    long most = TextMethods.given(bound, "count").map(PythonNumber::whole).orElse(-1L);
    return TextMethods.replace(
        PythonText.of(value),
        PythonText.of(bound.get("old")),
        PythonText.of(bound.get("new")),
        most);
  }

  private static String indent(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("indent", "width", "first", "blank");
    Object width = bound.find("width").orElse(4L);
    long spaces = width instanceof String ? 0 : PythonNumber.whole(width);
    Sizes.text(spaces);
    String indention = width instanceof String text ? text : " ".repeat((int) Math.max(0, spaces));
    boolean blank = bound.find("blank").map(Truth::of).orElse(false);
    String first = bound.find("first").map(Truth::of).orElse(false) ? indention : "";
    StringBuilder indented = new StringBuilder(first);
    List<Object> lines =
        Splitting.lines(PythonText.of(value) + "\n", Arguments.NONE); // the original adds one too
    for (int i = 0; i < lines.size(); i++) {
      String line = (String) lines.get(i);
      if (i > 0) {
        indented.append('\n').append(blank || !line.isEmpty() ? indention : "");
      }
      indented.append(line);
      Sizes.text(indented.length());
    }
    return indented.toString();
  }

  private static String center(Object value, Arguments arguments) {
    Object width = arguments.bind("center", "width").find("width").orElse(80L);
    return Padding.center(PythonText.of(value), Arguments.of(width));
  }

  private static String truncate(Object value, Arguments arguments) {
    Arguments.Bound bound = arguments.bind("truncate", "length", "killwords", "end", "leeway");
    String text = PythonText.of(value);
    String end = bound.find("end").map(PythonText::of).orElse("...");
    long length = bound.find("length").map(PythonNumber::whole).orElse(255L);
    long leeway = TextMethods.given(bound, "leeway").map(PythonNumber::whole).orElse(5L);
    if (length < CodePoints.length(end)) {
      throw new TemplateException(
          "expected length >= " + CodePoints.length(end) + ", got " + length);
    }
    if (CodePoints.length(text) <= length + leeway) {
      return text;
    }
    String cut = CodePoints.between(text, 0, (int) length - CodePoints.length(end));
    boolean kills = bound.find("killwords").map(Truth::of).orElse(false);
    int space = cut.lastIndexOf(' ');
    return (kills || space < 0 ? cut : cut.substring(0, space)) + end;
  }

  private static long words(String text) {
    return WORD_CHARACTERS.matcher(text).results().count();
  }

  private static String format(Object value, Arguments arguments) {
    if (!arguments.named().isEmpty() && !arguments.positional().isEmpty()) {
      throw new TemplateException("can't handle positional and keyword arguments at the same time");
    }
    return Printf.format(
        PythonText.of(value),
        arguments.named().isEmpty() ? new Tuple(arguments.positional()) : arguments.named());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }

  /** As transformers defines it, not as Jinja does: nothing is escaped for HTML. */
  private static String json(Object value, Arguments arguments) {
    Arguments.Bound bound =
        arguments.bind("tojson", "ensure_ascii", "indent", "separators", "sort_keys");
    Object indent = bound.find("indent").orElse(None.NONE);
    String itemSeparator = indent == None.NONE ? ", " : ",";
    String keySeparator = ": ";
    if (bound.find("separators").orElse(None.NONE) instanceof List<?> both && both.size() == 2) {
      itemSeparator = TextMethods.text(both.get(0));
      keySeparator = TextMethods.text(both.get(1));
    }
    return Json.write(
        value,
        new Json.Layout(
            indention(indent),
            itemSeparator,
            keySeparator,
            bound.find("ensure_ascii").map(Truth::of).orElse(false),
            bound.find("sort_keys").map(Truth::of).orElse(false)));
  }

  private static @Nullable String indention(Object indent) {
    if (indent == None.NONE) {
      return null;
    } else if (indent instanceof String text) {
      return text;
    }
    return " ".repeat((int) Math.max(0, Math.min(64, PythonNumber.whole(indent))));
  }
}
