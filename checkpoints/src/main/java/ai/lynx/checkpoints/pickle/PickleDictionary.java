package ai.lynx.checkpoints.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dictionary, ordered or not, as the pairs that were put into it. They are not hashed, because
 * hashing a key that a hostile file nests may take forever. Two dictionaries are equal only if they
 * are the same one.
 */
public final class PickleDictionary implements PickleValue {
  /** A key and its value. */
  public record Item(PickleValue key, PickleValue value) {}

  private final List<Item> items = new ArrayList<>();

  public void put(PickleValue key, PickleValue value) {
    items.add(new Item(key, value));
  }

  /** How many pairs were put into it. */
  public int size() {
    return items.size();
  }

  /** The pairs whose keys are texts or numbers; of two with the same key the last counts. */
  public Map<String, PickleValue> byName() {
    Map<String, PickleValue> named = new LinkedHashMap<>();
    for (Item item : items) {
      if (item.key() instanceof Text text) {
        named.put(text.value(), item.value());
      } else if (item.key() instanceof Whole whole) {
        named.put(whole.value().toString(), item.value());
      }
    }
    return Collections.unmodifiableMap(named);
  }

  /** The value of a text key. */
  public Optional<PickleValue> get(String key) {
    return items.stream()
        .filter(item -> item.key() instanceof Text text && text.value().equals(key))
        .reduce((first, last) -> last)
        .map(Item::value);
  }
}
