package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.List;

/**
 * A stretch of one axis.
 *
 * @param from the first index, counted from 0
 * @param to the index after the last
 */
public record Slice(int axis, Size from, Size to) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 1, 1, inputs);
    Size length = to.minus(from);
    Size size = inputs.get(0).size(axis);
    if (size.isKnown() && from.isKnown() && to.isKnown()) {
      Shapes.check(
          from.value() >= 0 && from.value() <= to.value() && to.value() <= size.value(),
          this,
          "cannot take " + from + " to " + to + " of axis " + axis,
          inputs);
    }
    return inputs.get(0).with(axis, length);
  }
}
