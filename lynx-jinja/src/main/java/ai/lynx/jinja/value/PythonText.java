package ai.lynx.jinja.value;

import ai.lynx.jinja.Callable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Values as Python's {@code str} and {@code repr} write them. */
public final class PythonText {
  private final StringBuilder text = new StringBuilder();

  private PythonText() {}

  /** As a template prints it; what is undefined prints as nothing. */
  public static String of(Object value) {
    if (value instanceof String string) {
      return string;
    } else if (value instanceof Undefined) {
      return "";
    }
    return repr(value);
  }

  /** As it stands inside a list. */
  public static String repr(Object value) {
    PythonText writer = new PythonText();
    writer.write(value);
    return writer.text.toString();
  }

  private void write(Object value) {
    Sizes.text(text.length());
    if (value instanceof String string) {
      quote(string);
    } else if (value instanceof Boolean truth) {
      text.append(truth ? "True" : "False");
    } else if (value == None.NONE) {
      text.append("None");
    } else if (value instanceof Double number) {
      text.append(PythonNumber.text(number));
    } else if (value instanceof Undefined) {
      text.append("Undefined");
    } else if (value instanceof Tuple tuple) {
      items("(", tuple.iterator(), tuple.size() == 1 ? ",)" : ")");
    } else if (value instanceof Range || value instanceof Long) {
      text.append(value);
    } else if (value instanceof List<?> list) {
      items("[", list.iterator(), "]");
    } else if (value instanceof Map<?, ?> map) {
      dict(map);
    } else if (value instanceof DictView view) {
      items(view.kind() + "([", view.iterator(), "])");
    } else {
      text.append(value instanceof Callable ? "<function>" : "<" + TypeName.of(value) + " object>");
    }
  }

  private void items(String open, Iterator<?> items, String close) {
    text.append(open);
    while (items.hasNext()) {
      write(items.next());
      if (items.hasNext()) {
        text.append(", ");
      }
    }
    text.append(close);
  }

  private void dict(Map<?, ?> map) {
    text.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(separator);
      write(entry.getKey());
      text.append(": ");
      write(entry.getValue());
      separator = ", ";
    }
    text.append('}');
  }

  private void quote(String string) {
    char quote = string.indexOf('\'') >= 0 && string.indexOf('"') < 0 ? '"' : '\'';
    text.append(quote);
    string.codePoints().forEach(character -> quoted(character, quote));
    text.append(quote);
  }

  private void quoted(int character, char quote) {
    if (character == quote || character == '\\') {
      text.append('\\').appendCodePoint(character);
    } else if (character == '\n') {
      text.append("\\n");
    } else if (character == '\r') {
      text.append("\\r");
    } else if (character == '\t') {
      text.append("\\t");
    } else if (isPrintable(character)) {
      text.appendCodePoint(character);
    } else if (character < 0x100) {
      text.append("\\x%02x".formatted(character));
    } else if (character < 0x10000) {
      text.append("\\u%04x".formatted(character));
    } else {
      text.append("\\U%08x".formatted(character));
    }
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> character == ' ';
      default -> true;
    };
  }
}
