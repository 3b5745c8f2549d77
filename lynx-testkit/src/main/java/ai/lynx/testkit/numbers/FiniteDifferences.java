package ai.lynx.testkit.numbers;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.naive.NaiveScope;
import java.util.ArrayList;
import java.util.List;

/**
 * Derivatives by central differences, {@code (f(x + h) - f(x - h)) / 2h}, in the double precision
 * of the naive engine; right to about 9 digits for numbers around 1.
 */
public final class FiniteDifferences {
  private static final double STEP = 1e-5;

  private final Loss loss;
  private final List<TensorData> inputs;

  /**
   * @param loss what is differentiated
   * @param inputs what it is given
   */
  public FiniteDifferences(Loss loss, List<TensorData> inputs) {
    this.loss = loss;
    this.inputs = List.copyOf(inputs);
  }

  /** Code that computes one number from tensors. */
  @FunctionalInterface
  public interface Loss {
    /** Computes a tensor of one element. */
    Tensor of(Ops ops, List<Tensor> inputs);
  }

  /** The derivatives with respect to all elements of one input. */
  public double[] gradient(int input) {
    double[] gradient = new double[inputs.get(input).elements()];
    for (int element = 0; element < gradient.length; element++) {
      gradient[element] = derivative(input, element);
    }
    return gradient;
  }

  /** The derivative with respect to one element of one input. */
  public double derivative(int input, int element) {
    double[] direction = new double[inputs.get(input).elements()];
    direction[element] = 1;
    return along(input, direction);
  }

  /** The derivative when one input moves in a direction: the gradient times the direction. */
  public double along(int input, double[] direction) {
    return (value(input, direction, STEP) - value(input, direction, -STEP)) / (2 * STEP);
  }

  private double value(int changed, double[] direction, double step) {
    try (NaiveEngine engine = new NaiveEngine();
        NaiveScope scope = engine.open()) {
      List<Tensor> tensors = new ArrayList<>(inputs.size());
      for (TensorData data : inputs) {
        tensors.add(scope.tensor(data));
      }
      double[] moved = scope.values(tensors.get(changed));
      for (int i = 0; i < moved.length; i++) {
        moved[i] += step * direction[i];
      }
      TensorData original = inputs.get(changed);
      tensors.set(changed, scope.tensor(original.shape(), original.type(), moved));
      return scope.values(loss.of(scope.ops(), tensors))[0];
    }
  }
}
