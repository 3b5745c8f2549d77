package ai.lynx.checkpoints.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A list or a tuple. Two are equal only if they are the same one. */
public final class PickleSequence implements PickleValue {
  private final List<PickleValue> items;

  PickleSequence(List<PickleValue> items) {
    this.items = new ArrayList<>(items);
  }

  void append(PickleValue item) {
    items.add(item);
  }

  public List<PickleValue> items() {
    return Collections.unmodifiableList(items);
  }
}
