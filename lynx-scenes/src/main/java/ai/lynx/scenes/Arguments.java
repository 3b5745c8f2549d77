package ai.lynx.scenes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of a small program: pairs of --name value. */
final class Arguments {
  private final Map<String, String> values;

  private Arguments(Map<String, String> values) {
    this.values = values;
  }

  static Arguments parse(String[] arguments, String... names) {
    List<String> known = List.of(names);
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (!known.contains(name) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "not understood: " + arguments[i] + "; options with a value each are " + known);
      }
      values.put(name, arguments[i + 1]);
    }
    return new Arguments(values);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  long number(String name, long otherwise) {
    return Long.parseLong(text(name, Long.toString(otherwise)));
  }
}
