package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.operator.TypeRules;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Operators that compute at once and leave their results in a scope. For one thread at a time.
 *
 * <p>Views share memory: a reshaped, permuted, sliced or broadcast tensor is no copy.
 */
record EagerOps(EagerScope scope, Torch torch, GradientMode mode) implements Ops {
  /**
   * @throws IllegalArgumentException if shapes or types do not fit the operator
   * @throws ai.lynx.error.ClosedException if the scope or the scope of an input is closed
   * @throws ai.lynx.error.EngineException if PyTorch refuses, for example for want of memory or
   *     because an id is outside of its table
   */
  @Override
  public Tensor apply(Operator operator, List<Tensor> inputs) {
    List<Shape> shapes = new ArrayList<>(inputs.size());
    List<ElementType> types = new ArrayList<>(inputs.size());
    List<TorchTensor> tensors = new ArrayList<>(inputs.size());
    for (Tensor input : inputs) {
      shapes.add(input.shape());
      types.add(input.type());
      tensors.add(scope.own(input));
    }
    Shape shape = operator.shape(shapes);
    if (!shape.isKnown()) {
      throw new IllegalArgumentException(
          operator.name() + ": the size of the result is not known: " + shape);
    }
    TypeRules.check(operator, types);
    ElementType type = operator.type(types);
    try (Call call = new Call(torch, mode, scope, tensors, shape, type)) {
      scope.checkOpen();
      PtNDArray result = mode.during(() -> Computations.compute(operator, call));
      return scope.keep(result, shape, type, Origin.OPERATORS, call.room());
    } catch (ai.djl.engine.EngineException e) {
      throw NativeFailure.of(operator, inputs, e);
    }
  }
}
