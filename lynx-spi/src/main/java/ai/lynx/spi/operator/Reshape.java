package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * The same elements in the same order under another shape. Input: any tensor with as many elements.
 */
public record Reshape(Shape target) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 1, 1, inputs);
    Shapes.check(
        inputs.get(0).elements().equals(target.elements()),
        this,
        "needs as many elements as " + target,
        inputs);
    return target;
  }
}
