package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * Cross entropy of each token. Inputs: logits (n, classes), labels INT64 (n). Output: FLOAT32 (n),
 * 0 where the label is {@link #IGNORED}.
 *
 * @param smoothing e: the target is 1 - e on the label plus e / classes on every class; 0 up to,
 *     not including, 1
 */
public record TokenLoss(double smoothing) implements Operator {
  /** The label of a token that counts for nothing. */
  public static final long IGNORED = -100;

  public TokenLoss {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          "Label smoothing must be at least 0 and below 1, not " + smoothing + ".");
    }
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 2, 2, inputs);
    Shape logits = inputs.get(0);
    Shapes.check(
        logits.rank() == 2 && inputs.get(1).equals(Shape.of(logits.size(0))),
        this,
        "needs logits (n, classes) and labels (n)",
        inputs);
    return inputs.get(1);
  }

  @Override
  public ElementType type(List<ElementType> inputs) {
    return ElementType.FLOAT32;
  }
}
