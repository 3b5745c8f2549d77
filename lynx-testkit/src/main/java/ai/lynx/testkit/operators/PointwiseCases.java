package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.operator.Elementwise.Function;
import ai.lynx.spi.operator.Scale;
import ai.lynx.spi.operator.Select;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;

/** Functions of single elements, and choices between two. */
final class PointwiseCases {
  private PointwiseCases() {}

  static List<OperatorCase> all() {
    List<OperatorCase> cases = new ArrayList<>();
    for (Function function : Function.values()) {
      elementwise(cases, function);
    }
    scales(cases);
    selections(cases);
    return cases;
  }

  private static void elementwise(List<OperatorCase> cases, Function function) {
    Samples samples = Samples.named(function.name());
    Elementwise operator = new Elementwise(function);
    boolean positive = function == Function.LOG || function == Function.SQRT;
    for (long[] shape : new long[][] {{3, 7}, {2, 3, 5}, {}, {0, 3}}) {
      TensorData x = positive ? samples.uniform(0.1, 4, shape) : samples.normalAround(0, 2, shape);
      cases.add(OperatorCase.of(function + " of " + x.shape(), operator, x));
    }
    if (!positive && function != Function.EXP) {
      TensorData far = TensorData.of(new float[] {-100, -20, -6, -3, 3, 6, 20, 100}, 8);
      cases.add(OperatorCase.of(function + " far from 0", operator, far));
    }
    if (function == Function.EXP) {
      TensorData far = TensorData.of(new float[] {-100, -20, 10}, 3);
      cases.add(OperatorCase.of(function + " far from 0", operator, far));
    }
  }

  private static void scales(List<OperatorCase> cases) {
    Samples samples = Samples.named("scale");
    cases.add(OperatorCase.of("factor", new Scale(0.125, 0), samples.normal(5, 3)));
    cases.add(OperatorCase.of("factor and shift", new Scale(-2.5, 0.75), samples.normal(2, 3, 3)));
    cases.add(OperatorCase.of("shift", new Scale(1, -1), samples.normal(7)));
    cases.add(OperatorCase.of("scalar", new Scale(3, 0), samples.normal()));
  }

  private static void selections(List<OperatorCase> cases) {
    Samples samples = Samples.named("select");
    Select select = new Select();
    cases.add(
        OperatorCase.exact(
            "equal shapes",
            select,
            samples.flags(3, 5),
            samples.normal(3, 5),
            samples.normal(3, 5)));
    cases.add(
        OperatorCase.exact(
            "all stretched",
            select,
            samples.flags(2, 1, 3),
            samples.normal(4, 1),
            samples.normal(1, 1, 3)));
    cases.add(
        OperatorCase.exact(
            "scalar choices", select, samples.flags(6), samples.normal(), samples.normal()));
    cases.add(
        OperatorCase.exact(
            "int64", select, samples.flags(2, 3), samples.ids(9, 2, 3), samples.ids(9, 3)));
  }
}
