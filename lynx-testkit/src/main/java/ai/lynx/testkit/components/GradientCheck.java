package ai.lynx.testkit.components;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.numbers.FiniteDifferences;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.testkit.numbers.Samples;
import ai.lynx.testkit.numbers.Tolerance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether gradients flow through a component to all its weights and inputs.
 *
 * <p>Each weight and each floating input is moved in a random direction, and the derivative of a
 * random mixture of all outputs is measured by finite differences on the naive engine. It is not 0
 * if anything of the weight reaches the output smoothly. If the engine has autograd, its gradients
 * must give the same derivatives.
 */
final class GradientCheck {
  private static final Tolerance TOLERANCE = new Tolerance(1e-3, 1e-3);
  private static final double NOTHING = 1e-6;

  private final ComponentCode component;
  private final Map<String, TensorData> given;
  private final Set<String> cancelling;

  /**
   * @param component makes the component
   * @param given its inputs
   * @param cancelling names of weights and inputs that change nothing by design
   */
  GradientCheck(ComponentCode component, Map<String, TensorData> given, Set<String> cancelling) {
    this.component = component;
    this.given = given;
    this.cancelling = cancelling;
  }

  /** Makes a component from weights, as code that can be run. */
  @FunctionalInterface
  interface ComponentCode {
    RecordedCode.Code create(Weights weights);
  }

  void check(Engine engine) {
    Map<String, Double> derivatives = derivatives();
    derivatives.forEach(
        (name, derivative) -> {
          assertThat(derivative).as("derivative with respect to %s", name).isFinite();
          if (!cancelling.contains(name)) {
            assertThat(Math.abs(derivative))
                .as("%s changes the outputs smoothly", name)
                .isGreaterThan(NOTHING);
          }
        });
    engine.autograd().ifPresent(autograd -> compare(engine, autograd, derivatives));
  }

  private Map<String, Double> derivatives() {
    try (NaiveEngine naive = new NaiveEngine();
        Scope scope = naive.open()) {
      RandomWeights weights = new RandomWeights(scope, RandomWeights.NOTICEABLE);
      RecordedCode recorded = RecordedCode.record(inputs(), component.create(weights));
      Graph graph = recorded.graph();
      requireAllUsed(weights, graph);
      List<String> names = new ArrayList<>(given.keySet());
      List<TensorData> data = new ArrayList<>(given.values());
      for (Tensor weight : graph.weights()) {
        names.add(name(weights, weight));
        data.add(scope.read(weight));
      }
      FiniteDifferences differences =
          new FiniteDifferences((ops, tensors) -> mixture(ops, replay(graph, ops, tensors)), data);
      Map<String, Double> derivatives = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        if (data.get(i).type().isFloating()) {
          derivatives.put(names.get(i), differences.along(i, direction(names.get(i), data.get(i))));
        }
      }
      return derivatives;
    }
  }

  private List<Graph.Input> inputs() {
    List<Graph.Input> inputs = new ArrayList<>();
    given.forEach((name, data) -> inputs.add(new Graph.Input(name, data.type(), data.shape())));
    return inputs;
  }

  private Map<String, Tensor> replay(Graph graph, Ops ops, List<Tensor> tensors) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    given.keySet().forEach(name -> inputs.put(name, tensors.get(inputs.size())));
    return graph.replay(ops, inputs, tensors.subList(inputs.size(), tensors.size()));
  }

  private void requireAllUsed(RandomWeights weights, Graph graph) {
    weights
        .tensors()
        .forEach(
            (name, tensor) ->
                assertThat(graph.weights().stream().anyMatch(used -> used == tensor))
                    .as("the weight %s, which was asked for, is used", name)
                    .isTrue());
  }

  private static String name(RandomWeights weights, Tensor weight) {
    return weights.tensors().entrySet().stream()
        .filter(entry -> entry.getValue() == weight)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("a constant of the component");
  }

  private void compare(Engine engine, Autograd autograd, Map<String, Double> derivatives) {
    try (Scope owner = engine.open();
        TrainingScope scope = autograd.open()) {
      RandomWeights weights = new RandomWeights(owner, RandomWeights.NOTICEABLE);
      RecordedCode.Code code = component.create(weights);
      Map<String, Tensor> inputs = new LinkedHashMap<>();
      given.forEach((name, data) -> inputs.put(name, owner.tensor(data)));
      Map<String, Tensor> trained = new LinkedHashMap<>(weights.tensors());
      trained.putAll(inputs);
      trained.values().removeIf(tensor -> !tensor.type().isFloating());
      trained.values().forEach(tensor -> autograd.setTrainable(tensor, true));
      scope.backward(mixture(scope.ops(), code.run(scope.ops(), inputs)));
      trained.forEach(
          (name, tensor) -> {
            TensorData gradient =
                scope.read(
                    scope
                        .gradient(tensor)
                        .orElseThrow(() -> new AssertionError("No gradient reaches " + name)));
            double along = dot(HostValues.of(gradient), direction(name, gradient));
            TOLERANCE.check(
                "the derivative with respect to " + name,
                new double[] {derivatives.get(name)},
                new double[] {along});
          });
    }
  }

  /** One number from all outputs. */
  private static Tensor mixture(Ops ops, Map<String, Tensor> outputs) {
    Tensor sum = ops.constant(TensorData.of(new float[1], 1).reshaped(Shape.SCALAR));
    for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
      Tensor weighting =
          ops.constant(
              Samples.named("mixture " + output.getKey())
                  .normal(output.getValue().shape().toLongs()));
      sum = ops.add(sum, ops.sumAll(ops.multiply(weighting, output.getValue())));
    }
    return sum;
  }

  private static double[] direction(String name, TensorData data) {
    return HostValues.of(Samples.named("direction " + name).normal(data.shape().toLongs()));
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
