package ai.lynx.jinja.builtin;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.Callable;
import ai.lynx.jinja.value.DictView;
import ai.lynx.jinja.value.Keys;
import ai.lynx.jinja.value.None;
import ai.lynx.jinja.value.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Methods of dicts, those left out that change one: the sandbox forbids them. */
final class DictMethods {
  private DictMethods() {}

  static Optional<Object> of(Map<?, ?> map, String name) {
    return Optional.ofNullable(method(map, name));
  }

  private static @Nullable Callable method(Map<?, ?> map, String name) {
    return switch (name) {
      case "items" -> arguments -> new DictView("dict_items", items(map));
      case "keys" -> arguments -> new DictView("dict_keys", List.copyOf(map.keySet()));
      case "values" -> arguments -> new DictView("dict_values", List.copyOf(map.values()));
      case "copy" -> arguments -> map;
      case "get" ->
          arguments -> {
            Arguments.Bound bound = arguments.bind("get", "key", "default");
            Object value = map.get(Keys.of(bound.get("key")));
            return value == null ? bound.find("default").orElse(None.NONE) : value;
          };
      default -> null;
    };
  }

  static List<Object> items(Map<?, ?> map) {
    return map.entrySet().stream()
        .<Object>map(entry -> Tuple.of(entry.getKey(), entry.getValue()))
        .toList();
  }
}
