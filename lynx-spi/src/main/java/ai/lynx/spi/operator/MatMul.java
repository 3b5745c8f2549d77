package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * Matrix product over the last two axes. Inputs: (..., n, k) and (..., k, m), outer axes stretched.
 * Output: (..., n, m).
 */
public record MatMul() implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 2, 2, inputs);
    Shape left = inputs.get(0);
    Shape right = inputs.get(1);
    Shapes.check(
        left.rank() >= 2 && right.rank() >= 2 && left.size(-1).equals(right.size(-2)),
        this,
        "needs (..., n, k) and (..., k, m)",
        inputs);
    List<Size> sizes = new ArrayList<>(Shapes.broadcast(this, outer(left), outer(right)).sizes());
    sizes.add(left.size(-2));
    sizes.add(right.size(-1));
    return new Shape(sizes);
  }

  private static Shape outer(Shape shape) {
    return new Shape(shape.sizes().subList(0, shape.rank() - 2));
  }
}
