package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/** A function of each element by itself. Input: a floating tensor of any shape. */
public record Elementwise(Function function) implements Operator {
  /** Which function. */
  public enum Function {
    EXP,
    LOG,
    SQRT,
    TANH,
    SIGMOID,
    RELU,
    /** x * sigmoid(x). */
    SILU,
    /** x * (1 + erf(x / sqrt 2)) / 2, the exact form. */
    GELU,
    /** x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3))) / 2. */
    GELU_TANH,
    /** x * sigmoid(1.702 x), CLIP's form. */
    GELU_QUICK
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 1, 1, inputs);
    return inputs.get(0);
  }
}
