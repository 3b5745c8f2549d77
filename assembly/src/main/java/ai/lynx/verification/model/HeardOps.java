package ai.lynx.verification.model;

import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.function.Consumer;

/**
 * Computes as other operators do, and tells what goes into one linear layer: what a bridge makes
 * before its last projection is of no interest to a model, but cases have it.
 *
 * @param ops compute
 * @param weight of the layer
 * @param listener hears its input
 */
record HeardOps(Ops ops, Tensor weight, Consumer<Tensor> listener) implements Ops {
  @Override
  public Tensor apply(Operator operator, List<Tensor> inputs) {
    if (operator instanceof Linear && inputs.get(1) == weight) {
      listener.accept(inputs.get(0));
    }
    return ops.apply(operator, inputs);
  }
}
