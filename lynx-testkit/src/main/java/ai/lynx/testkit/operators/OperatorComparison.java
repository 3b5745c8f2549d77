package ai.lynx.testkit.operators;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.naive.NaiveScope;
import ai.lynx.testkit.numbers.FiniteDifferences;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.testkit.numbers.Samples;
import ai.lynx.testkit.numbers.Tolerance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An operator on an engine against the same on the naive engine. */
final class OperatorComparison {
  private OperatorComparison() {}

  /** Compares shape, type and numbers of the output. */
  static void values(Engine engine, OperatorCase given) {
    values(engine, given, scope -> scope.ops().apply(given.operator(), tensors(scope, given)));
  }

  /** Compares shape, type and numbers of what is computed in some way. */
  static void values(Engine engine, OperatorCase given, Function<Scope, Tensor> computed) {
    Shape shape = shape(given);
    ElementType type = type(given);
    double[] expected = expected(given);
    try (Scope scope = engine.open()) {
      Tensor output = computed.apply(scope);
      assertThat(output.shape()).as("shape of the tensor").isEqualTo(shape);
      assertThat(output.type()).as("type of the tensor").isEqualTo(type);
      TensorData read = scope.read(output);
      assertThat(read.shape()).as("shape of what is read").isEqualTo(shape);
      assertThat(read.type()).as("type of what is read").isEqualTo(type);
      Tolerance.of(type)
          .times(given.slack())
          .check("the output", expected, HostValues.of(read), given.unspecified());
    }
  }

  /**
   * Compares the gradients of a sum of the output's elements, each with a weight of its own, with
   * finite differences.
   */
  static void gradients(Engine engine, Autograd autograd, OperatorCase given, Tolerance tolerance) {
    TensorData weighting = weighting(given);
    Map<Integer, Tensor> weights = new HashMap<>();
    try (Scope owner = engine.open();
        TrainingScope scope = autograd.open()) {
      List<Tensor> inputs = tensors(owner, given);
      for (int i : given.floatingInputs()) {
        autograd.setTrainable(inputs.get(i), true);
        weights.put(i, inputs.get(i));
      }
      scope.backward(loss(scope.ops(), given.operator(), inputs, scope.tensor(weighting)));
      FiniteDifferences differences =
          new FiniteDifferences(
              (ops, tensors) -> loss(ops, given.smooth(), tensors, ops.constant(weighting)),
              given.inputs());
      weights.forEach(
          (i, weight) -> {
            TensorData gradient = gradient(scope, weight, "input " + i);
            tolerance.check(
                "the gradient of input " + i, differences.gradient(i), HostValues.of(gradient));
          });
    }
  }

  /** The gradient of a weight, which is to be there and to have the weight's shape and type. */
  static TensorData gradient(TrainingScope scope, Tensor weight, String name) {
    Tensor gradient =
        scope
            .gradient(weight)
            .orElseThrow(() -> new AssertionError("There is no gradient of " + name + "."));
    assertThat(gradient.shape()).as("shape of the gradient of " + name).isEqualTo(weight.shape());
    assertThat(gradient.type()).as("type of the gradient of " + name).isEqualTo(weight.type());
    return scope.read(gradient);
  }

  /** Whether there is a gradient to compare: a floating output, and no input without elements. */
  static boolean hasGradient(OperatorCase given) {
    return !given.floatingInputs().isEmpty()
        && type(given).isFloating()
        && shape(given).elements().value() > 0
        && given.inputs().stream().allMatch(input -> input.elements() > 0);
  }

  static ElementType type(OperatorCase given) {
    return given.operator().type(given.inputs().stream().map(TensorData::type).toList());
  }

  static Shape shape(OperatorCase given) {
    return given.operator().shape(given.inputs().stream().map(TensorData::shape).toList());
  }

  private static double[] expected(OperatorCase given) {
    try (NaiveEngine naive = new NaiveEngine();
        NaiveScope scope = naive.open()) {
      return scope.values(scope.ops().apply(given.operator(), tensors(scope, given)));
    }
  }

  private static List<Tensor> tensors(Scope scope, OperatorCase given) {
    List<Tensor> tensors = new ArrayList<>(given.inputs().size());
    for (TensorData data : given.inputs()) {
      tensors.add(scope.tensor(data));
    }
    return tensors;
  }

  private static Tensor loss(Ops ops, Operator operator, List<Tensor> inputs, Tensor weighting) {
    return ops.sumAll(ops.multiply(weighting, ops.apply(operator, inputs)));
  }

  /** Weights of the output's elements: 0 where the output is unspecified. */
  private static TensorData weighting(OperatorCase given) {
    Shape shape = shape(given);
    float[] weights = Samples.named(given.name()).normal(shape.toLongs()).toFloats();
    for (int i = 0; i < weights.length; i++) {
      if (given.unspecified().test(i)) {
        weights[i] = 0;
      }
    }
    return TensorData.of(weights, shape.toLongs());
  }
}
