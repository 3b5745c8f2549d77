package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * {@code x / sqrt(mean(x^2) + epsilon) * weight} over the last axis. Inputs: x (..., width),
 * optional weight (width). The normalised value is rounded to the type of x before it is
 * multiplied, as LLaMA does.
 */
public record RmsNorm(double epsilon) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 1, 2, inputs);
    Shape x = inputs.get(0);
    Shapes.check(
        inputs.size() == 1 || inputs.get(1).equals(Shape.of(x.size(-1))),
        this,
        "needs weight (width)",
        inputs);
    return x;
  }
}
