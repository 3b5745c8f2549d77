package ai.lynx.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a function is called with.
 *
 * @param positional in order
 * @param named by name, in order
 */
public record Arguments(List<Object> positional, Map<String, Object> named) {
  public static final Arguments NONE = new Arguments(List.of(), Map.of());

  public Arguments {
    positional = List.copyOf(positional);
    named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
  }

  public static Arguments of(Object... positional) {
    return new Arguments(List.of(positional), Map.of());
  }

  /** All but the first so many positional ones. */
  public Arguments from(int first) {
    return new Arguments(
        positional.subList(Math.min(first, positional.size()), positional.size()), named);
  }

  /**
   * Matches the arguments to parameters.
   *
   * @param function for messages
   * @throws TemplateException if there are more than parameters, or one is unknown or there twice
   */
  public Bound bind(String function, String... parameters) {
    if (positional.size() > parameters.length) {
      throw new TemplateException(
          "%s takes at most %d arguments (%d given)"
              .formatted(function, parameters.length, positional.size()));
    }
    Map<String, Object> bound = new LinkedHashMap<>();
    for (int i = 0; i < positional.size(); i++) {
      bound.put(parameters[i], positional.get(i));
    }
    List<String> known = List.of(parameters);
    List<String> wrong = new ArrayList<>();
    named.forEach(
        (name, value) -> {
          if (!known.contains(name) || bound.put(name, value) != null) {
            wrong.add(name);
          }
        });
    if (!wrong.isEmpty()) {
      throw new TemplateException(
          "%s got an unexpected or repeated argument '%s'".formatted(function, wrong.get(0)));
    }
    return new Bound(function, bound);
  }

  /**
   * Arguments by parameter.
   *
   * @param function for messages
   */
  public record Bound(String function, Map<String, Object> values) {
    public Optional<Object> find(String parameter) {
      return Optional.ofNullable(values.get(parameter));
    }

    /**
     * @throws TemplateException if it is missing
     */
    public Object get(String parameter) {
      return find(parameter)
          .orElseThrow(
              () ->
                  new TemplateException(function + " is missing the argument '" + parameter + "'"));
    }
  }
}
