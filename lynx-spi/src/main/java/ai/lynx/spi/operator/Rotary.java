package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * Rotary position embedding in the half-split form: with {@code r} frequencies, element {@code i <
 * r} of a head and element {@code i + r} are rotated by {@code position * frequency[i]}; elements
 * from {@code 2 r} on stay.
 *
 * <p>Inputs: x (batch, heads, tokens, head width), positions INT64 (batch, tokens), frequencies
 * FLOAT32 (r).
 */
public record Rotary() implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 3, 3, inputs);
    Shape x = inputs.get(0);
    Shape frequencies = inputs.get(2);
    Shapes.check(
        x.rank() == 4
            && inputs.get(1).equals(Shape.of(x.size(0), x.size(2)))
            && frequencies.rank() == 1
            && frequencies.size(0).value() * 2 <= x.size(3).value(),
        this,
        "needs x (batch, heads, tokens, head width), positions (batch, tokens), frequencies (r), 2 r <= head width",
        inputs);
    return x;
  }
}
