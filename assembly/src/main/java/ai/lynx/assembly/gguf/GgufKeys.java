package ai.lynx.assembly.gguf;

import ai.lynx.error.CheckpointException;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The keys and values of a file's metadata.
 *
 * @param file for messages
 * @param values as text; lists as JSON
 */
record GgufKeys(String file, Map<String, String> values) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What kind of model the file holds, such as "llama"; its keys begin so. */
  String architecture() {
    return text("general.architecture").orElseThrow(() -> missing("general.architecture"));
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  List<String> texts(String key) {
    return list(key, new TypeReference<>() {});
  }

  List<Float> floats(String key) {
    return list(key, new TypeReference<>() {});
  }

  List<Integer> integers(String key) {
    return list(key, new TypeReference<>() {});
  }

  /** A whole number; where the file has one for each layer they must all be the same. */
  OptionalInt integer(String key) {
    String value = values.get(key);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (!value.startsWith("[")) {
      return OptionalInt.of(parse(key, value));
    }
    List<Integer> each = integers(key);
    if (each.stream().distinct().count() != 1) {
      throw wrong("%s is not the same for every layer (%s), which is not supported", key, each);
    }
    return OptionalInt.of(each.get(0));
  }

  int required(String key) {
    return integer(key).orElseThrow(() -> missing(key));
  }

  Optional<Double> decimal(String key) {
    String value = values.get(key);
    try {
      return Optional.ofNullable(value).map(Double::valueOf);
    } catch (NumberFormatException e) {
      throw wrong("%s is no number: %s", key, value);
    }
  }

  /**
   * @throws CheckpointException if it is anything but true or false
   */
  boolean flag(String key, boolean otherwise) {
    String value = values.getOrDefault(key, String.valueOf(otherwise));
    if (!value.equals("true") && !value.equals("false")) {
      throw wrong("%s is neither true nor false: %s", key, value);
    }
    return value.equals("true");
  }

  private int parse(String key, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw wrong("%s is no whole number that can be: %s", key, value);
    }
  }

  private <T> List<T> list(String key, TypeReference<List<T>> type) {
    String value = values.get(key);
    if (value == null) {
      return List.of();
    }
    try {
      return JSON.readValue(value, type);
    } catch (JacksonException e) {
      throw wrong("%s is no list of the expected kind: %s", key, e.getOriginalMessage());
    }
  }

  private CheckpointException missing(String key) {
    return wrong("%s is missing", key);
  }

  /** What to throw when a value is not what it should be. */
  CheckpointException wrong(String problem, Object... arguments) {
    String text = String.format(Locale.ROOT, problem, arguments);
    String shown = text.length() > 400 ? text.substring(0, 400) + " ..." : text;
    return new CheckpointException(
        "The metadata of %s cannot be used: %s. Get the file again, or another that was made from the same model."
            .formatted(file, shown));
  }
}
