package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.List;
import java.util.OptionalInt;

/**
 * {@code softmax(scale * q k^T) v} for each head.
 *
 * <p>Inputs: query (batch, heads, queries, head width), keys (batch, key heads, keys, head width),
 * values (batch, key heads, keys, value width), optional mask of BOOL, (batch, keys) or (batch,
 * queries, keys), true where a query may look. The heads are a multiple of the key heads;
 * consecutive heads share a key head. Output: (batch, heads, queries, value width). The numbers of
 * a query that may look nowhere are finite and otherwise unspecified.
 *
 * @param scale what the dot products are multiplied by
 * @param causal whether query i sees only the keys up to {@code i + keys - queries}; the last query
 *     sees the last key
 * @param window with causal, how many of those keys counted back from the query's own it sees;
 *     empty sees all
 */
public record Attention(double scale, boolean causal, OptionalInt window) implements Operator {
  public Attention {
    if (window.isPresent() && (!causal || window.getAsInt() < 1)) {
      throw new IllegalArgumentException(
          "A window needs causal attention and a length of 1 or more.");
    }
  }

  /** Attention to every key. */
  public static Attention full(double scale) {
    return new Attention(scale, false, OptionalInt.empty());
  }

  /** Attention to a query's own key and those before it. */
  public static Attention causal(double scale) {
    return new Attention(scale, true, OptionalInt.empty());
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 3, 4, inputs);
    Shape query = inputs.get(0);
    Shape keys = inputs.get(1);
    Shape values = inputs.get(2);
    boolean fits =
        query.rank() == 4
            && keys.rank() == 4
            && values.rank() == 4
            && query.size(0).equals(keys.size(0))
            && query.size(3).equals(keys.size(3))
            && keys.size(0).equals(values.size(0))
            && keys.size(1).equals(values.size(1))
            && keys.size(2).equals(values.size(2))
            && query.size(1).value() % keys.size(1).value() == 0;
    Shapes.check(
        fits,
        this,
        "needs query (batch, heads, queries, head width) and fitting keys and values",
        inputs);
    if (inputs.size() == 4) {
      Size batch = query.size(0);
      Shape padding = Shape.of(batch, keys.size(2));
      Shape full = Shape.of(batch, query.size(2), keys.size(2));
      Shapes.check(
          inputs.get(3).equals(padding) || inputs.get(3).equals(full),
          this,
          "needs a mask of (batch, keys) or (batch, queries, keys)",
          inputs);
    }
    return query.with(3, values.size(3));
  }
}
