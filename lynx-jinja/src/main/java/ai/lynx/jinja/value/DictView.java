package ai.lynx.jinja.value;

import java.util.Iterator;
import java.util.List;

/**
 * What a dict's {@code keys()}, {@code values()} and {@code items()} give.
 *
 * @param kind "dict_keys" and so on
 */
public record DictView(String kind, List<Object> items) implements Iterable<Object> {
  @Override
  public Iterator<Object> iterator() {
    return items.iterator();
  }
}
