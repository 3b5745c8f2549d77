package ai.lynx.jinja.builtin;

import ai.lynx.jinja.Callable;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Equality;
import ai.lynx.jinja.value.PythonText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Methods of lists, those left out that change one: the sandbox forbids them. */
final class ListMethods {
  private ListMethods() {}

  static Optional<Object> of(List<?> list, String name) {
    return Optional.ofNullable(method(list, name));
  }

  private static @Nullable Callable method(List<?> list, String name) {
    return switch (name) {
      case "copy" -> arguments -> list;
      case "count" ->
          arguments -> {
            Object wanted = arguments.bind("count", "value").get("value");
            return list.stream().filter(item -> Equality.of(item, wanted)).count();
          };
      case "index" ->
          arguments -> {
            Object wanted = arguments.bind("index", "value").get("value");
            for (int i = 0; i < list.size(); i++) {
              if (Equality.of(list.get(i), wanted)) {
                return (long) i;
              }
            }
            throw new TemplateException(PythonText.repr(wanted) + " is not in list");
          };
      default -> null;
    };
  }
}
