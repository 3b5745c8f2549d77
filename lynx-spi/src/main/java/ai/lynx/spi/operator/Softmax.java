package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/** {@code exp(x) / sum(exp(x))} over the last axis, or its logarithm. Input: x (..., n). */
public record Softmax(boolean logarithm) implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 1, 1, inputs);
    Shapes.check(inputs.get(0).rank() >= 1, this, "needs at least one axis", inputs);
    return inputs.get(0);
  }
}
