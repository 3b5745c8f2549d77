package ai.lynx.testkit.naive;

import ai.lynx.spi.operator.Embedding;
import ai.lynx.spi.operator.Gather;
import ai.lynx.spi.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/** Operators that fetch entries by number. */
final class Lookups {
  private Lookups() {}

  static NaiveArray embedding(Embedding embedding, List<NaiveArray> inputs, Shape shape) {
    NaiveArray table = inputs.get(0);
    NaiveArray ids = inputs.get(1);
    return NaiveArray.of(
        shape,
        index -> {
          int last = index.length - 1;
          int id = (int) ids.at(Arrays.copyOf(index, last));
          return table.at(id, index[last]);
        });
  }

  static NaiveArray gather(Gather gather, List<NaiveArray> inputs, Shape shape) {
    NaiveArray x = inputs.get(0);
    NaiveArray indices = inputs.get(1);
    int axis = shape.axis(gather.axis());
    return NaiveArray.of(
        shape,
        index -> {
          int[] source = index.clone();
          source[axis] = (int) indices.at(index[axis]);
          return x.at(source);
        });
  }
}
