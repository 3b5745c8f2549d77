package ai.lynx.spi.config;

import ai.lynx.spi.plug.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one level of settings with types and ranges. A mistake is noted, and a harmless value
 * returned in its place, so that all mistakes are found in one pass.
 */
public final class SettingsReader {
  private final String path;
  private final Map<?, ?> values;
  private final List<String> problems;
  private final Set<String> known = new TreeSet<>();
  private final List<SettingsReader> nested = new ArrayList<>();

  SettingsReader(String path, Map<?, ?> values, List<String> problems) {
    this.path = path;
    this.values = values;
    this.problems = problems;
  }

  /** A whole number that must be there, from {@code least} to {@code most}. */
  public int integer(String key, int least, int most) {
    Object value = require(key);
    return value == null ? least : integerOf(key, value, least, most);
  }

  /** A whole number with a default. */
  public int integer(String key, int otherwise, int least, int most) {
    Object value = get(key);
    return value == null ? otherwise : integerOf(key, value, least, most);
  }

  private int integerOf(String key, @Nullable Object value, int least, int most) {
    if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
      double exact = number.doubleValue();
      if (exact >= least && exact <= most) {
        return (int) exact;
      }
      problem(key, "must be from " + least + " to " + most + ", not " + value);
    } else {
      problem(key, "must be a whole number, not " + (value == null ? "null" : show(value)));
    }
    return least;
  }

  /** A number that must be there. */
  public double decimal(String key, double least, double most) {
    Object value = require(key);
    return value == null ? least : decimalOf(key, value, least, most);
  }

  /** A number with a default. */
  public double decimal(String key, double otherwise, double least, double most) {
    Object value = get(key);
    return value == null ? otherwise : decimalOf(key, value, least, most);
  }

  private double decimalOf(String key, Object value, double least, double most) {
    if (value instanceof Number number) {
      double exact = number.doubleValue();
      if (exact >= least && exact <= most) {
        return exact;
      }
      problem(key, "must be from " + least + " to " + most + ", not " + value);
    } else {
      problem(key, "must be a number, not " + show(value));
    }
    return least;
  }

  /** A text that must be there. */
  public String text(String key) {
    Object value = require(key);
    return value == null ? "" : textOf(key, value);
  }

  /** A text with a default. */
  public String text(String key, String otherwise) {
    Object value = get(key);
    return value == null ? otherwise : textOf(key, value);
  }

  private String textOf(String key, Object value) {
    if (value instanceof String text) {
      return text;
    }
    problem(key, "must be text, not " + show(value));
    return "";
  }

  /** One of an enum's constants, written in lower case with hyphens, with a default. */
  public <E extends Enum<E>> E choice(String key, E otherwise) {
    Object value = get(key);
    if (value == null) {
      return otherwise;
    }
    List<String> names = new ArrayList<>();
    for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
      String name = constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      if (name.equals(value)) {
        return constant;
      }
      names.add(name);
    }
    String near =
        Spelling.nearest(value.toString(), names)
            .map(word -> "; did you mean \"" + word + "\"?")
            .orElse("");
    problem(key, "must be one of " + String.join(", ", names) + ", not " + show(value) + near);
    return otherwise;
  }

  /** True or false, with a default. */
  public boolean flag(String key, boolean otherwise) {
    Object value = get(key);
    if (value == null || value instanceof Boolean) {
      return value == null ? otherwise : (Boolean) value;
    }
    problem(key, "must be true or false, not " + show(value));
    return otherwise;
  }

  /** Numbers in a list of a given length, with a default. */
  public List<Double> decimals(String key, int length, List<Double> otherwise) {
    Object value = get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof List<?> list
        && list.size() == length
        && list.stream().allMatch(Number.class::isInstance)) {
      return list.stream().map(item -> ((Number) item).doubleValue()).toList();
    }
    problem(key, "must be a list of " + length + " numbers, not " + show(value));
    return otherwise;
  }

  /** Whole numbers in a list; empty if absent. */
  public List<Integer> integers(String key, int least, int most) {
    Object value = get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> integerOf(key, item, least, most)).toList();
    }
    problem(key, "must be a list of whole numbers, not " + show(value));
    return List.of();
  }

  /** Numbers in a list of any length, each within a range; empty if absent. */
  public List<Double> decimals(String key, double least, double most) {
    Object value = get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list && !list.contains(null)) {
      return list.stream().map(item -> decimalOf(key, item, least, most)).toList();
    }
    problem(key, "must be a list of numbers, not " + show(value));
    return List.of();
  }

  /** A value as it is given, for shapes of settings that no other method reads; null if absent. */
  public @Nullable Object value(String key) {
    return get(key);
  }

  /** Texts in a list; empty if absent. */
  public List<String> texts(String key) {
    Object value = get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    problem(key, "must be a list of texts, not " + show(value));
    return List.of();
  }

  /** Settings inside these that must be there. */
  public <T> Optional<T> section(String key, Function<SettingsReader, T> parser) {
    Object value = require(key);
    return value == null ? Optional.empty() : sectionOf(key, value, parser);
  }

  /** Settings inside these, if there are any. */
  public <T> Optional<T> optionalSection(String key, Function<SettingsReader, T> parser) {
    Object value = get(key);
    return value == null ? Optional.empty() : sectionOf(key, value, parser);
  }

  private <T> Optional<T> sectionOf(String key, Object value, Function<SettingsReader, T> parser) {
    if (!(value instanceof Map<?, ?> map)) {
      problem(key, "must be an object with keys, not " + show(value));
      return Optional.empty();
    }
    SettingsReader inner = new SettingsReader(path + key + ".", map, problems);
    nested.add(inner);
    return Optional.ofNullable(parser.apply(inner));
  }

  /** Settings inside these that somebody else will read, such as a plug's; none if absent. */
  public Settings settings(String key, String source) {
    Object value = get(key);
    if (value == null) {
      return Settings.none(source);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new java.util.LinkedHashMap<>();
      map.forEach((name, item) -> copy.put(String.valueOf(name), item));
      return Settings.of(source, copy);
    }
    problem(key, "must be an object with keys, not " + show(value));
    return Settings.none(source);
  }

  /** Whether a key is given. */
  public boolean has(String key) {
    return get(key) != null;
  }

  /**
   * Whether a key is given as null, with which some files switch off what is on where the key is
   * left out.
   */
  public boolean isNull(String key) {
    return get(key) == null && values.containsKey(key);
  }

  /** Whether a key is given as a number, for settings that are a number or a section. */
  public boolean isNumber(String key) {
    return get(key) instanceof Number;
  }

  /** Declares keys that may be there and mean nothing here, as in files that others write. */
  public void ignore(String... keys) {
    known.addAll(List.of(keys));
  }

  /** Declares that any other key may be there and means nothing here. */
  public void ignoreOthers() {
    values.keySet().forEach(key -> known.add(String.valueOf(key)));
  }

  /**
   * Declares that any other key may be there and means nothing here, unless it is nearly a key that
   * was read and is missing: that is taken for a typing mistake. To be called last.
   */
  public void ignoreOthersUnlessMistyped() {
    Set<String> missing = new TreeSet<>(known);
    values.keySet().forEach(key -> missing.remove(String.valueOf(key)));
    for (Object key : values.keySet()) {
      String name = String.valueOf(key);
      if (!known.contains(name)) {
        Spelling.nearest(name, missing)
            .ifPresent(near -> problem(name, "is unknown; did you mean \"" + near + "\"?"));
      }
    }
    ignoreOthers();
  }

  /** Notes a mistake of the reader's own finding. */
  public void problem(String key, String sentence) {
    problems.add(path + key + " " + sentence);
  }

  void reportUnknownKeys() {
    Set<String> unknown = new HashSet<>();
    values.forEach(
        (key, value) -> {
          if (value != null) {
            unknown.add(String.valueOf(key));
          }
        });
    unknown.removeAll(known);
    for (String key : new TreeSet<>(unknown)) {
      String hint =
          Spelling.nearest(key, known)
              .map(near -> "; did you mean \"" + near + "\"?")
              .orElse("; known are " + String.join(", ", known));
      problem(key, "is unknown" + hint);
    }
    nested.forEach(SettingsReader::reportUnknownKeys);
  }

  private @Nullable Object get(String key) {
    known.add(key);
    return values.get(key);
  }

  private @Nullable Object require(String key) {
    Object value = get(key);
    if (value == null) {
      problem(key, "is missing");
    }
    return value;
  }

  private static String show(Object value) {
    return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
  }
}
