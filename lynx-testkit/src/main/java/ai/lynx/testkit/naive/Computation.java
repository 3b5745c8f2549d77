package ai.lynx.testkit.naive;

import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.Shape;
import java.util.List;

/**
 * What one kind of operator computes. The inputs already fit, and the shape is that of the output.
 */
@FunctionalInterface
interface Computation<O extends Operator> {
  NaiveArray compute(O operator, List<NaiveArray> inputs, Shape shape);
}
