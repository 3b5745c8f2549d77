package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.List;

/**
 * Tensors put behind one another along one axis; all other axes are equal. Inputs: one or more
 * tensors of one type.
 */
public record Concatenate(int axis) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.check(!inputs.isEmpty(), this, "needs at least one input", inputs);
    Shape first = inputs.get(0);
    Size sum = Size.of(0);
    for (Shape input : inputs) {
      Shapes.check(
          input.rank() == first.rank()
              && input.with(axis, Size.of(0)).equals(first.with(axis, Size.of(0))),
          this,
          "needs equal sizes on all axes but " + axis,
          inputs);
      sum = sum.plus(input.size(axis));
    }
    return first.with(axis, sum);
  }
}
