package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import java.util.List;

/** The same numbers in another type; between floating types gradients pass through. */
public record Cast(ElementType target) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 1, 1, inputs);
    return inputs.get(0);
  }

  @Override
  public ElementType type(List<ElementType> inputs) {
    return target;
  }
}
