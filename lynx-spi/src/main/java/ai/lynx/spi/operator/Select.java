package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * One of two values for each element. Inputs: condition BOOL, then, otherwise; all stretched to one
 * shape.
 */
public record Select() implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 3, 3, inputs);
    return Shapes.broadcast(
        this, inputs.get(0), Shapes.broadcast(this, inputs.get(1), inputs.get(2)));
  }

  @Override
  public ElementType type(List<ElementType> inputs) {
    return inputs.get(1);
  }
}
