package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.operator.Operator;

/**
 * How an operator is written down.
 *
 * @param <T> the operator
 */
@FunctionalInterface
interface Emission<T extends Operator> {
  /** An expression for the operator's result; what it needs before is written first. */
  String emit(T operator, NodeText node);
}
