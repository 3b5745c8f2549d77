package ai.lynx.jinja.value;

import java.util.AbstractList;
import java.util.List;

/** Python's tuple, which differs from a list in how it prints and in not being equal to one. */
public class Tuple extends AbstractList<Object> {
  private final List<Object> items;

  public Tuple(List<? extends Object> items) {
    this.items = List.copyOf(items);
  }

  public static Tuple of(Object... items) {
    return new Tuple(List.of(items));
  }

  @Override
  public Object get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }
}
