package ai.lynx.jinja.value;

import java.util.Iterator;
import java.util.List;

/**
 * What filters such as {@code map} and {@code select} give: its items can be taken once, and it has
 * neither a length nor elements.
 */
public final class Generator implements Iterable<Object> {
  private final Iterator<Object> items;

  public Generator(List<Object> items) {
    this.items = items.iterator();
  }

  @Override
  public Iterator<Object> iterator() {
    return items;
  }
}
