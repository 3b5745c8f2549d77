package ai.lynx.assembly.weights;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.tensor.TensorData;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Numbers for weights that are trained from nothing. A weight's numbers depend on the seed and its
 * own name only, so that adding a part to a model does not change the others.
 *
 * @param seed the same seed gives the same numbers on every machine
 */
public record FreshNumbers(long seed) {
  TensorData make(String name, Initialization start, long... shape) {
    long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    float[] values = new float[Math.toIntExact(elements)];
    if (start instanceof Initialization.Value constant) {
      Arrays.fill(values, (float) constant.value());
    } else if (start instanceof Initialization.Normal normal) {
      SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode());
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (gaussian(random) * normal.standardDeviation());
      }
    }
    return TensorData.of(values, shape);
  }

  /**
   * Marsaglia's polar method with StrictMath: the same bits everywhere, which Random.nextGaussian
   * does not promise.
   */
  private static double gaussian(SplittableRandom random) {
    while (true) {
      double u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      double square = u * u + v * v;
      if (square > 0 && square < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }
}
