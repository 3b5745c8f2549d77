package ai.lynx.testkit.numbers;

import ai.lynx.spi.tensor.TensorData;
import java.util.Arrays;

/** Numbers of any type as doubles, for comparing. */
public final class HostValues {
  private HostValues() {}

  /** The numbers in row-major order; a copy. */
  public static double[] of(TensorData data) {
    double[] values = new double[data.elements()];
    if (data.type().isFloating()) {
      float[] floats = data.toFloats();
      Arrays.setAll(values, i -> floats[i]);
    } else {
      long[] longs = data.toLongs();
      Arrays.setAll(values, i -> longs[i]);
    }
    return values;
  }
}
