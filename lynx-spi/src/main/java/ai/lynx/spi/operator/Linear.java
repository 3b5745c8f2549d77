package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * {@code x W^T + b}. Inputs: x (..., in), weight (out, in), optional bias (out). Output: (...,
 * out).
 */
public record Linear() implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 2, 3, inputs);
    Shape x = inputs.get(0);
    Shape weight = inputs.get(1);
    Shapes.check(
        x.rank() >= 1 && weight.rank() == 2 && x.size(-1).equals(weight.size(1)),
        this,
        "needs x (..., in) and weight (out, in)",
        inputs);
    Shapes.check(
        inputs.size() < 3 || inputs.get(2).equals(Shape.of(weight.size(0))),
        this,
        "needs bias (out)",
        inputs);
    return x.with(-1, weight.size(0));
  }
}
