package ai.lynx.testkit.operators;

import ai.lynx.spi.operator.Rotary;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.List;

/** Rotary positions, on whole heads and on parts. */
final class RotaryCases {
  private RotaryCases() {}

  static List<OperatorCase> all() {
    Samples samples = Samples.named("rotary");
    TensorData frequencies = TensorData.of(new float[] {1, 0.1f, 0.01f}, 3);
    TensorData one = TensorData.of(new float[] {0.5f}, 1);
    TensorData none = TensorData.of(new float[0], 0);
    TensorData positions = TensorData.of(new long[] {0, 1, 2, 3, 0, 0, 0, 1}, 2, 4);
    TensorData far = TensorData.of(new long[] {2047}, 1, 1);
    return List.of(
        rotary("whole heads", samples.normal(2, 3, 4, 6), positions, frequencies),
        rotary("part of each head", samples.normal(2, 2, 4, 9), positions, frequencies),
        rotary("one frequency", samples.normal(2, 1, 4, 5), positions, one),
        rotary("no frequency", samples.normal(2, 1, 4, 5), positions, none),
        rotary("one token", samples.normal(1, 2, 1, 6), samples.ids(99, 1, 1), frequencies)
            .withSlack(5),
        // float32 holds 2047 * 0.1 to 1e-5; bfloat16 would not hold 2047 itself.
        rotary("far position", samples.normal(1, 2, 1, 6), far, frequencies).withSlack(10));
  }

  private static OperatorCase rotary(
      String name, TensorData x, TensorData positions, TensorData frequencies) {
    return OperatorCase.of(name, new Rotary(), x, positions, frequencies).withTables(2);
  }
}
