package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;

/** Numbers that are part of the model code, such as a small table. No inputs. */
public record Constant(TensorData data) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 0, 0, inputs);
    return data.shape();
  }

  @Override
  public ElementType type(List<ElementType> inputs) {
    return data.type();
  }
}
