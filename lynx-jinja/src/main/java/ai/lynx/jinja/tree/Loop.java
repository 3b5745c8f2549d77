package ai.lynx.jinja.tree;

import ai.lynx.jinja.Arguments;
import ai.lynx.jinja.Callable;
import ai.lynx.jinja.TemplateException;
import ai.lynx.jinja.value.Attributed;
import ai.lynx.jinja.value.Equality;
import ai.lynx.jinja.value.Tuple;
import ai.lynx.jinja.value.Undefined;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name {@code loop} inside a loop. For one thread. */
final class Loop implements Attributed, Callable {
  private final List<Object> items;
  private final int depth;
  private final @Nullable Callable again;
  private int index = -1;
  private @Nullable Object watched;

  Loop(List<Object> items, int depth, @Nullable Callable again) {
    this.items = items;
    this.depth = depth;
    this.again = again;
  }

  void advance() {
    index++;
  }

  @Override
  public Optional<Object> attribute(String name) {
    return switch (name) {
      case "index" -> Optional.of(index + 1L);
      case "index0" -> Optional.of((long) index);
      case "revindex" -> Optional.of((long) items.size() - index);
      case "revindex0" -> Optional.of(items.size() - index - 1L);
      case "first" -> Optional.of(index == 0);
      case "last" -> Optional.of(index == items.size() - 1);
      case "length" -> Optional.of((long) items.size());
      case "depth" -> Optional.of(depth + 1L);
      case "depth0" -> Optional.of((long) depth);
      case "previtem" -> Optional.of(item(index - 1, "there is no previous item"));
      case "nextitem" -> Optional.of(item(index + 1, "there is no next item"));
      case "cycle" -> Optional.of((Callable) this::cycle);
      case "changed" -> Optional.of((Callable) this::changed);
      default -> Optional.empty();
    };
  }

  private Object item(int at, String otherwise) {
    return at >= 0 && at < items.size() ? items.get(at) : new Undefined(otherwise);
  }

  private Object cycle(Arguments arguments) {
    if (arguments.positional().isEmpty()) {
      throw new TemplateException("no items for cycling given");
    }
    return arguments.positional().get(index % arguments.positional().size());
  }

  private Object changed(Arguments arguments) {
    Tuple now = new Tuple(arguments.positional());
    boolean changed = watched == null || !Equality.of(watched, now);
    watched = now;
    return changed;
  }

  @Override
  public Object call(Arguments arguments) {
    if (again == null) {
      throw new TemplateException(
          "The loop must have the 'recursive' marker to be called recursively.");
    }
    return again.call(arguments);
  }
}
