package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.Arithmetic;
import ai.lynx.spi.operator.Arithmetic.Kind;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;

/** Two operands, with every way of stretching one to the other. */
final class ArithmeticCases {
  private ArithmeticCases() {}

  static List<OperatorCase> all() {
    List<OperatorCase> cases = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      add(cases, kind, "equal shapes", new long[] {7, 13}, new long[] {7, 13});
      add(cases, kind, "both stretched", new long[] {3, 1, 5}, new long[] {1, 4, 5});
      add(cases, kind, "right of lower rank", new long[] {2, 3, 4}, new long[] {4});
      add(cases, kind, "left of lower rank", new long[] {3}, new long[] {2, 5, 3});
      add(cases, kind, "scalar right", new long[] {2, 3}, new long[] {});
      add(cases, kind, "scalar left", new long[] {}, new long[] {2, 3});
      add(cases, kind, "scalars", new long[] {}, new long[] {});
      add(cases, kind, "empty", new long[] {2, 0}, new long[] {2, 1});
      if (kind != Kind.DIVIDE) {
        Samples samples = Samples.named(kind + " int64");
        cases.add(
            OperatorCase.exact(
                kind + " int64",
                new Arithmetic(kind),
                samples.whole(ElementType.INT64, -1000, 1000, 2, 5),
                samples.whole(ElementType.INT64, -1000, 1000, 5)));
      }
    }
    return cases;
  }

  private static void add(
      List<OperatorCase> cases, Kind kind, String name, long[] left, long[] right) {
    Samples samples = Samples.named(kind + name);
    cases.add(
        OperatorCase.of(
            kind + " " + name,
            new Arithmetic(kind),
            samples.normal(left),
            // Away from 0, where quotients would be large.
            kind == Kind.DIVIDE ? samples.uniform(0.5, 2, right) : samples.normal(right)));
  }
}
