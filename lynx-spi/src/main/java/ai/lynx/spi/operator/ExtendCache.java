package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * Keys or values of earlier tokens with those of new tokens behind them. Inputs: past (batch,
 * heads, tokens, width), next (batch, heads, new tokens, width). The same numbers as concatenating
 * axis 2, but an engine may write into the past's own memory: the past must not be used afterwards.
 */
public record ExtendCache() implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 2, 2, inputs);
    return new Concatenate(2).shape(inputs);
  }
}
