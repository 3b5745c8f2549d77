package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * Sum, mean or maximum over one axis.
 *
 * @param axis from 0; negative ones count from the end
 * @param keep whether the axis stays, with size 1
 */
public record Reduce(Kind kind, int axis, boolean keep) implements Operator {
  /** Which one. */
  public enum Kind {
    SUM,
    MEAN,
    MAXIMUM
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 1, 1, inputs);
    Shape x = inputs.get(0);
    if (keep) {
      return x.with(axis, Size.of(1));
    }
    List<Size> sizes = new ArrayList<>(x.sizes());
    sizes.remove(x.axis(axis));
    return new Shape(sizes);
  }
}
