package ai.lynx.llm.backbones.decoder;

import ai.lynx.spi.tensor.TensorData;

/**
 * The angles by which rotary positions turn the pairs of a head (arXiv 2104.09864, section 3.2).
 */
public final class RotaryFrequencies {
  private RotaryFrequencies() {}

  /**
   * {@code base^(-2i / width)} for each pair i, scaled. Each operation rounds to float32, as in the
   * original code: at positions of many thousands the difference shows.
   *
   * @param base such as 10000
   * @param width how many elements of a head are turned; even
   * @return FLOAT32 (width / 2)
   */
  public static TensorData of(double base, int width, RotaryScaling scaling) {
    float[] frequencies = new float[width / 2];
    for (int i = 0; i < frequencies.length; i++) {
      float exponent = 2 * i / (float) width;
      float power = (float) Math.pow(base, exponent);
      frequencies[i] = 1 / power;
    }
    return TensorData.of(scaling.scaled(frequencies, base), frequencies.length);
  }
}
