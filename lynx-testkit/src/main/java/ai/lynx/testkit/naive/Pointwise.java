package ai.lynx.testkit.naive;

import ai.lynx.spi.operator.Arithmetic;
import ai.lynx.spi.operator.Cast;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.operator.Scale;
import ai.lynx.spi.operator.Select;
import ai.lynx.spi.tensor.Shape;
import java.util.List;

/** Operators on each element by itself. */
final class Pointwise {
  private Pointwise() {}

  static NaiveArray arithmetic(Arithmetic arithmetic, List<NaiveArray> inputs, Shape shape) {
    NaiveArray left = inputs.get(0);
    NaiveArray right = inputs.get(1);
    return NaiveArray.of(
        shape,
        index -> {
          double a = left.stretched(index);
          double b = right.stretched(index);
          return switch (arithmetic.kind()) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAXIMUM -> Math.max(a, b);
          };
        });
  }

  static NaiveArray scale(Scale scale, List<NaiveArray> inputs, Shape shape) {
    NaiveArray x = inputs.get(0);
    return NaiveArray.of(shape, index -> scale.factor() * x.at(index) + scale.shift());
  }

  static NaiveArray elementwise(Elementwise elementwise, List<NaiveArray> inputs, Shape shape) {
    NaiveArray x = inputs.get(0);
    return NaiveArray.of(shape, index -> function(elementwise.function(), x.at(index)));
  }

  static NaiveArray select(Select select, List<NaiveArray> inputs, Shape shape) {
    NaiveArray condition = inputs.get(0);
    NaiveArray then = inputs.get(1);
    NaiveArray otherwise = inputs.get(2);
    return NaiveArray.of(
        shape,
        index ->
            condition.stretched(index) != 0 ? then.stretched(index) : otherwise.stretched(index));
  }

  static NaiveArray cast(Cast cast, List<NaiveArray> inputs, Shape shape) {
    NaiveArray x = inputs.get(0);
    return NaiveArray.of(shape, index -> HostNumbers.as(cast.target(), x.at(index)));
  }

  private static double function(Elementwise.Function function, double x) {
    return switch (function) {
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case SQRT -> Math.sqrt(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> sigmoid(x);
      case RELU -> Math.max(x, 0);
      case SILU -> x * sigmoid(x);
      case GELU -> x * (1 + erf(x / Math.sqrt(2))) / 2;
      case GELU_TANH ->
          x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))) / 2;
      case GELU_QUICK -> x * sigmoid(1.702 * x);
    };
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /**
   * The error function by its series of positive terms, {@code 2 / sqrt(pi) * exp(-x^2) * sum of
   * 2^n x^(2n+1) / (1 * 3 * ... * (2n+1))}; beyond 6 it is 1 in double precision.
   */
  private static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}
