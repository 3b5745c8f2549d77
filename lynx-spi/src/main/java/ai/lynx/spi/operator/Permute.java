package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/** Axes in another order: axis i of the output is axis {@code axes[i]} of the input. */
public record Permute(List<Integer> axes) implements Operator {
  public Permute {
    axes = List.copyOf(axes);
    for (int i = 0; i < axes.size(); i++) {
      if (!axes.contains(i)) {
        throw new IllegalArgumentException("Permute: " + axes + " does not name each axis once.");
      }
    }
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 1, 1, inputs);
    Shapes.check(
        inputs.get(0).rank() == axes.size(), this, "needs " + axes.size() + " axes", inputs);
    return new Shape(axes.stream().map(inputs.get(0)::size).toList());
  }
}
