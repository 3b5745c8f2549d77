package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.lynx.spi.operator.Operator;

/**
 * What an operator does with PyTorch. The result is a new array, which the caller owns.
 *
 * @param <T> the operator
 */
@FunctionalInterface
interface Computation<T extends Operator> {
  PtNDArray compute(T operator, Call call);
}
