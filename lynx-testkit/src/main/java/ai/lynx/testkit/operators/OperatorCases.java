package ai.lynx.testkit.operators;

import java.util.List;
import java.util.stream.Stream;

/** All cases of all operators. */
final class OperatorCases {
  private OperatorCases() {}

  static List<OperatorCase> all() {
    return Stream.of(
            SourceCases.all(),
            ArithmeticCases.all(),
            PointwiseCases.all(),
            CastCases.all(),
            LayoutCases.all(),
            LookupCases.all(),
            ProductCases.all(),
            NormCases.all(),
            ReductionCases.all(),
            AttentionCases.all(),
            RotaryCases.all())
        .flatMap(List::stream)
        .toList();
  }
}
