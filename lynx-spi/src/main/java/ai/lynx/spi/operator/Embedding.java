package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a table by number. Inputs: table (rows, width), ids INT64 of any shape. Output: the ids'
 * shape, then width.
 */
public record Embedding() implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 2, 2, inputs);
    Shapes.check(inputs.get(0).rank() == 2, this, "needs a table (rows, width)", inputs);
    List<Size> sizes = new ArrayList<>(inputs.get(1).sizes());
    sizes.add(inputs.get(0).size(1));
    return new Shape(sizes);
  }
}
