package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.Reduce;
import ai.lynx.spi.operator.TokenLoss;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;

/** Many numbers to one. */
final class ReductionCases {
  private static final long IGNORED = TokenLoss.IGNORED;

  private ReductionCases() {}

  static List<OperatorCase> all() {
    List<OperatorCase> cases = new ArrayList<>();
    for (Reduce.Kind kind : Reduce.Kind.values()) {
      Samples samples = Samples.named("reduce " + kind);
      for (int axis : new int[] {0, 1, 2, -1, -3}) {
        for (boolean keep : new boolean[] {true, false}) {
          cases.add(
              OperatorCase.of(
                  "%s of axis %d%s".formatted(kind, axis, keep ? ", kept" : ""),
                  new Reduce(kind, axis, keep),
                  samples.normal(2, 3, 5)));
        }
      }
      cases.add(OperatorCase.of(kind + " of (7)", new Reduce(kind, 0, false), samples.normal(7)));
      // 1 + 256 is 256 in bfloat16: sums stand still unless they are computed in float32.
      cases.add(
          OperatorCase.of(
              kind + " of 600 numbers",
              new Reduce(kind, -1, false),
              samples.uniform(1, 2, 2, 600)));
    }
    losses(cases);
    return cases;
  }

  private static void losses(List<OperatorCase> cases) {
    for (double smoothing : new double[] {0, 0.1}) {
      Samples samples = Samples.named("loss " + smoothing);
      TokenLoss loss = new TokenLoss(smoothing);
      String kind = smoothing == 0 ? "" : "smoothed, ";
      cases.add(
          OperatorCase.of(
              kind + "(5, 7)", loss, samples.normalAround(0, 2, 5, 7), samples.ids(7, 5)));
      cases.add(
          OperatorCase.of(
              kind + "some ignored",
              loss,
              samples.normal(4, 3),
              TensorData.of(new long[] {IGNORED, 2, 0, IGNORED}, 4)));
      cases.add(
          OperatorCase.of(
              kind + "all ignored",
              loss,
              samples.normal(2, 3),
              TensorData.of(new long[] {IGNORED, IGNORED}, 2)));
      cases.add(
          OperatorCase.of(
              kind + "large logits",
              loss,
              TensorData.of(new float[] {1000, -1000, 1001, 0}, 2, 2),
              TensorData.of(new long[] {0, 1}, 2)));
      cases.add(
          OperatorCase.of(
              kind + "one token of one class",
              loss,
              samples.normal(1, 1),
              TensorData.of(new long[] {0}, 1)));
    }
  }
}
