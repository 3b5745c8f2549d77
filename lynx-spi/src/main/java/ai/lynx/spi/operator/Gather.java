package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * Entries of one axis by number, in any order and as often as asked. Inputs: x, indices INT64 (n).
 */
public record Gather(int axis) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 2, 2, inputs);
    Shapes.check(inputs.get(1).rank() == 1, this, "needs indices (n)", inputs);
    return inputs.get(0).with(axis, inputs.get(1).size(0));
  }
}
