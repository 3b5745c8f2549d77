package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * {@code (x - mean) / sqrt(variance + epsilon) * weight + bias} over the last axis, the variance
 * divided by n. Inputs: x (..., width), optional weight (width), optional bias (width).
 */
public record LayerNorm(double epsilon) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 1, 3, inputs);
    Shape x = inputs.get(0);
    for (Shape weight : inputs.subList(1, inputs.size())) {
      Shapes.check(
          weight.equals(Shape.of(x.size(-1))), this, "needs weight and bias of (width)", inputs);
    }
    return x;
  }
}
