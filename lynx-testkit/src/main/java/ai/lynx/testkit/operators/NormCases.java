package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.LayerNorm;
import ai.lynx.spi.operator.RmsNorm;
import ai.lynx.spi.operator.Softmax;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;

/** Operators on each row of the last axis. */
final class NormCases {
  private NormCases() {}

  static List<OperatorCase> all() {
    List<OperatorCase> cases = new ArrayList<>();
    for (long[] shape : new long[][] {{7}, {3, 5}, {2, 3, 8}, {1, 2, 2, 33}}) {
      norms(cases, shape);
    }
    Samples samples = Samples.named("norms");
    // Small rows show where epsilon stands, and whether the variance is divided by n or n - 1.
    cases.add(OperatorCase.of("large epsilon", new LayerNorm(0.5), samples.normal(4, 3)));
    cases.add(OperatorCase.of("large epsilon", new RmsNorm(0.5), samples.normal(4, 3)));
    cases.add(
        OperatorCase.of("far from 0", new LayerNorm(1e-5), samples.normalAround(20, 1, 3, 16))
            .withSlack(5));
    softmaxes(cases, samples);
    return cases;
  }

  private static void norms(List<OperatorCase> cases, long... shape) {
    long width = shape[shape.length - 1];
    String name = Shape.of(shape).toString();
    Samples samples = Samples.named("norm " + name);
    TensorData x = samples.normalAround(0.5, 2, shape);
    TensorData weight = samples.normalAround(1, 0.5, width);
    TensorData bias = samples.normal(width);
    cases.add(OperatorCase.of(name, new LayerNorm(1e-5), x, weight, bias));
    cases.add(OperatorCase.of(name + " without bias", new LayerNorm(1e-6), x, weight));
    cases.add(OperatorCase.of(name + " without weight", new LayerNorm(1e-5), x));
    cases.add(OperatorCase.of(name, new RmsNorm(1e-6), x, weight));
    cases.add(OperatorCase.of(name + " without weight", new RmsNorm(1e-5), x));
  }

  private static void softmaxes(List<OperatorCase> cases, Samples samples) {
    for (boolean logarithm : new boolean[] {false, true}) {
      String kind = logarithm ? "logarithm of " : "";
      Softmax softmax = new Softmax(logarithm);
      cases.add(OperatorCase.of(kind + "(5)", softmax, samples.normal(5)));
      cases.add(OperatorCase.of(kind + "(2, 3, 7)", softmax, samples.normalAround(0, 3, 2, 3, 7)));
      cases.add(OperatorCase.of(kind + "rows of one", softmax, samples.normal(4, 1)));
      // exp(1000) is infinite: the largest is to be subtracted first.
      TensorData large = TensorData.of(new float[] {1000, 1001, 999, -1000, -1000, -1002}, 2, 3);
      cases.add(OperatorCase.of(kind + "large numbers", softmax, large));
    }
  }
}
