package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * {@code left (+ - * / max) right}, element by element, axes of size 1 stretched. Inputs: left,
 * right.
 */
public record Arithmetic(Kind kind) implements Operator {
  /** Which one. */
  public enum Kind {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MAXIMUM
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 2, 2, inputs);
    return Shapes.broadcast(this, inputs.get(0), inputs.get(1));
  }
}
