package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import java.util.List;

/** A tensor of one value throughout; the shape may be symbolic. No inputs. */
public record Fill(double value, ElementType elementType, Shape target) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 0, 0, inputs);
    return target;
  }

  @Override
  public ElementType type(List<ElementType> inputs) {
    return elementType;
  }
}
