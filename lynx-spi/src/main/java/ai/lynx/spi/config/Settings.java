package ai.lynx.spi.config;

import ai.lynx.error.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plug's part of a configuration file: keys with values that are text, numbers, booleans, lists
 * or settings themselves. Immutable.
 *
 * <p>A plug turns them into a record of its own:
 *
 * <pre>{@code
 * BottleneckSettings settings = given.parse(read ->
 *     new BottleneckSettings(read.integer("reduction", 2, 1, 64), read.decimal("epsilon", 1e-5, 0, 1)));
 * }</pre>
 */
public final class Settings {
  private final String source;
  private final Map<String, @Nullable Object> values;

  private Settings(String source, Map<String, @Nullable Object> values) {
    this.source = source;
    this.values = values;
  }

  /**
   * Settings of the given values.
   *
   * @param source where they stand, for messages: a file and the place in it
   * @param values text, {@link Number}, {@link Boolean}, {@link List} or {@link Map}; null values
   *     count as absent, unless a plug asks {@link SettingsReader#isNull}
   */
  public static Settings of(String source, Map<String, ? extends @Nullable Object> values) {
    return new Settings(source, Collections.unmodifiableMap(new LinkedHashMap<>(values)));
  }

  /** No settings at all: every default. */
  public static Settings none(String source) {
    return of(source, Map.of());
  }

  /**
   * Reads the settings, and fails once with every mistake found: missing keys, wrong types, values
   * out of range, unknown keys with what was probably meant.
   *
   * @throws InvalidConfigurationException if there is any mistake
   */
  public <T> T parse(Function<SettingsReader, T> parser) {
    List<String> problems = new ArrayList<>();
    SettingsReader reader = new SettingsReader("", values, problems);
    T result = null;
    RuntimeException failure = null;
    try {
      result = parser.apply(reader);
    } catch (
        RuntimeException
            e) { // a record may refuse the placeholder of a value that was already reported
      failure = e;
    }
    reader.reportUnknownKeys();
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException(source, problems);
    }
    if (failure instanceof IllegalArgumentException) {
      throw new InvalidConfigurationException(
          source, List.of(String.valueOf(failure.getMessage())));
    }
    if (failure != null) {
      throw failure;
    }
    return java.util.Objects.requireNonNull(result);
  }

  /** Where they stand. */
  public String source() {
    return source;
  }

  /** The raw values, null where a key was given so. */
  public Map<String, @Nullable Object> values() {
    return values;
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
