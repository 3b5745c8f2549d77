package ai.lynx.jinja.tree;

import ai.lynx.jinja.value.Keys;
import ai.lynx.jinja.value.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that are written out. */
public final class Literals {
  private Literals() {}

  /** A text, a number, a truth value or None. */
  public record Constant(Object value) implements Expression {
    @Override
    public Object evaluate(Frame frame) {
      return value;
    }
  }

  /** {@code [a, b]}. */
  public record Items(List<Expression> items) implements Expression {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public Object evaluate(Frame frame) {
      return frame.work().on(all(items, frame));
    }
  }

  /** {@code (a, b)}. */
  public record Several(List<Expression> items) implements Expression {
    public Several {
      items = List.copyOf(items);
    }

    @Override
    public Object evaluate(Frame frame) {
      return new Tuple(all(items, frame));
    }
  }

  /** {@code {key: value}}. */
  public record Dict(List<Entry> entries) implements Expression {
    public Dict {
      entries = List.copyOf(entries);
    }

    /** One pair of it. */
    public record Entry(Expression key, Expression value) {}

    @Override
    public Object evaluate(Frame frame) {
      Map<Object, Object> dict = new LinkedHashMap<>();
      for (Entry entry : entries) {
        dict.put(Keys.of(entry.key().evaluate(frame)), entry.value().evaluate(frame));
      }
      return dict;
    }
  }

  private static List<Object> all(List<Expression> items, Frame frame) {
    List<Object> values = new ArrayList<>();
    items.forEach(item -> values.add(item.evaluate(frame)));
    return values;
  }
}
