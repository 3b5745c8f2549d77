package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/** Axes of size 1, and missing outer axes, stretched to the target shape. */
public record Broadcast(Shape target) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 1, 1, inputs);
    Shapes.check(
        Shapes.broadcast(this, inputs.get(0), target).equals(target),
        this,
        "cannot be stretched to " + target,
        inputs);
    return target;
  }
}
