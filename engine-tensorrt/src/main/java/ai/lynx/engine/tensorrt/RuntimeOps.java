package ai.lynx.engine.tensorrt;

import ai.lynx.spi.operator.Constant;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.operator.TypeRules;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.onnxruntime.OnnxTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Operators that compute at once, each as a small session. For one thread at a time. */
record RuntimeOps(RuntimeScope scope) implements Ops {
  /**
   * @throws IllegalArgumentException if shapes or types do not fit the operator
   * @throws ai.lynx.error.ClosedException if the scope or an input is closed
   * @throws ai.lynx.error.EngineException if ONNX Runtime refuses, for example for want of memory
   *     or because an id is outside of its table
   */
  @Override
  public Tensor apply(Operator operator, List<Tensor> inputs) {
    RuntimeEngine engine = scope.engine();
    List<Shape> shapes = new ArrayList<>(inputs.size());
    List<ElementType> types = new ArrayList<>(inputs.size());
    List<RuntimeTensor> tensors = new ArrayList<>(inputs.size());
    for (Tensor input : inputs) {
      shapes.add(input.shape());
      types.add(input.type());
      tensors.add(engine.own(input));
    }
    Shape shape = operator.shape(shapes);
    if (!shape.isKnown()) {
      throw new IllegalArgumentException(
          operator.name() + ": the size of the result is not known: " + shape);
    }
    TypeRules.check(operator, types);
    scope.checkOpen();
    if (operator instanceof Constant constant) {
      return scope.tensor(constant.data());
    }
    String what =
        inputs.stream()
            .map(input -> input.type() + " " + input.shape())
            .collect(Collectors.joining(", ", operator.name() + " on ", ""));
    List<Held<OnnxTensor>> held = new ArrayList<>(tensors.size());
    try {
      tensors.forEach(tensor -> held.add(tensor.acquire()));
      List<OnnxTensor> memory = held.stream().map(Held::value).toList();
      OnnxTensor result = engine.sessions().run(operator, types, shapes, memory, what);
      return scope.keep(result, operator.type(types));
    } finally {
      held.forEach(Held::release);
    }
  }
}
