package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.Embedding;
import ai.lynx.spi.operator.Gather;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.List;

/** Entries by number. */
final class LookupCases {
  private LookupCases() {}

  static List<OperatorCase> all() {
    Samples samples = Samples.named("lookups");
    Embedding embedding = new Embedding();
    TensorData repeated = TensorData.of(new long[] {2, 2, 0, 2}, 4);
    return List.of(
        OperatorCase.exact("ids (2, 3)", embedding, samples.normal(7, 5), samples.ids(7, 2, 3)),
        OperatorCase.exact("one id twice", embedding, samples.normal(3, 4), repeated),
        OperatorCase.exact("ids (1, 1)", embedding, samples.normal(7, 5), samples.ids(7, 1, 1)),
        OperatorCase.exact(
            "ids (2, 2, 2)", embedding, samples.normal(7, 1), samples.ids(7, 2, 2, 2)),
        OperatorCase.exact(
            "scalar id", embedding, samples.normal(7, 5), TensorData.of(new long[] {4})),
        OperatorCase.exact("no ids", embedding, samples.normal(7, 5), samples.ids(7, 2, 0)),
        OperatorCase.exact("rows", new Gather(0), samples.normal(4, 3), samples.ids(4, 6)),
        OperatorCase.exact("beams", new Gather(0), samples.normal(3, 2, 2, 2), repeated),
        OperatorCase.exact("middle axis", new Gather(1), samples.normal(2, 5, 3), repeated),
        OperatorCase.exact("last axis", new Gather(-1), samples.normal(2, 5), samples.ids(5, 3)),
        OperatorCase.exact("no indices", new Gather(0), samples.normal(4, 3), samples.ids(4, 0)),
        OperatorCase.exact("int64", new Gather(0), samples.ids(9, 4, 2), samples.ids(4, 5)),
        OperatorCase.exact("bool", new Gather(1), samples.flags(3, 4), samples.ids(4, 2)));
  }
}
