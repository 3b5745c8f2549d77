package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.spi.operator.Operator;

/** How one kind of operator is written. */
@FunctionalInterface
interface Translation<T extends Operator> {
  /** Adds the operator's nodes and gives the name of the result. */
  String write(T operator, Step step);
}
