package ai.lynx.benchmarks.worker;

import ai.lynx.spi.tensor.TensorData;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Numbers that came out, as far as a comparison with those of a peer needs them. */
final class Described {
  private static final int TOLD = 8;

  private Described() {}

  /**
   * Puts down the shape and a few features.
   *
   * @param from the first of them
   */
  static void numbers(ObjectNode about, TensorData numbers, int from) {
    ArrayNode shape = about.putArray("shape");
    for (int axis = 0; axis < numbers.shape().rank(); axis++) {
      shape.add(numbers.shape().size(axis).value());
    }
    ArrayNode first = about.putArray("features");
    float[] values = numbers.toFloats();
    for (int i = 0; i < TOLD; i++) {
      first.add(values[from + i]);
    }
  }
}
