package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/** {@code factor * x + shift}. Input: a floating tensor of any shape. */
public record Scale(double factor, double shift) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 1, 1, inputs);
    return inputs.get(0);
  }
}
