package ai.lynx.scenes.label;

import java.util.List;

/**
 * Numbers the values of a closed choice from 1, in their order, and leaves 0 for "none".
 *
 * @param values all values
 * @param <T> what is numbered
 */
public record Numbers<T>(List<T> values) {

  public Numbers {
    values = List.copyOf(values);
  }

  /** Numbers for some values. */
  public static <T> Numbers<T> of(T[] values) {
    return new Numbers<>(List.of(values));
  }

  /** The number of a value, from 1. */
  public int of(T value) {
    int index = values.indexOf(value);
    if (index < 0) {
      throw new IllegalArgumentException(value + " is none of " + values);
    }
    return index + 1;
  }

  /** How many numbers there are, 0 among them. */
  public int classes() {
    return values.size() + 1;
  }
}
