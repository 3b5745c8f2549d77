package ai.lynx.spi.rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.spi.tensor.TensorData;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundingTest {
  private final SplittableRandom random = new SplittableRandom(7);

  /** Rows of normal numbers; widths that blocks do and do not divide. */
  private float[] normal(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 96, 33, 7})
  void noNumberMovesByMoreThanItsBlockAllows(int in) {
    int out = 20;
    float[] weight = normal(out * in);
    TensorData data = TensorData.of(weight, out, in);
    FourBits free = FourBits.of(data);
    FourBits whole = FourBits.withWholeZeros(data);
    EightBits eight = EightBits.of(data);
    for (int row = 0; row < out; row++) {
      for (int i = 0; i < in; i++) {
        float exact = weight[row * in + i];
        int block = i / 32;
        // Half a step, and what the narrower grids cut off.
        double step = free.scale(row, block);
        assertThat((double) rounded(free)[row * in + i]).isCloseTo(exact, within(2 * step));
        assertThat((whole.level(row, i) - whole.zero(row, block)) * whole.scale(row, block))
            .isCloseTo(exact, within(2 * whole.scale(row, block)));
        assertThat(eight.level(row, i) * eight.scale(row, block))
            .isCloseTo(exact, within(0.501f * eight.scale(row, block)));
      }
    }
    assertThat(relative(weight, rounded(free))).isBetween(0.01, 0.1);
  }

  /** What came from a file of 4 bits, with any offsets, some blocks not using all levels. */
  @Test
  void gridsAreFoundAgain() {
    int out = 40;
    int in = 96;
    float[] weight = new float[out * in];
    for (int start = 0; start < weight.length; start += 32) {
      float step = (float) (0.01 + random.nextDouble());
      float origin = (float) (-8 * step * random.nextDouble());
      int levels = 1 + random.nextInt(16);
      for (int i = start; i < start + 32; i++) {
        weight[i] = origin + step * random.nextInt(levels);
      }
    }
    TensorData data = TensorData.of(weight, out, in);
    assertThat(FourBits.holdsExactly(data)).isTrue();
    assertThat(relative(weight, rounded(FourBits.of(data)))).isLessThan(1e-6);
    assertThat(relative(weight, rounded(EightBits.of(data)))).isLessThan(0.003);
    weight[17] += 0.3f * FourBits.of(data).scale(0, 0);
    assertThat(FourBits.holdsExactly(TensorData.of(weight, out, in))).isFalse();
  }

  @Test
  void nothingAndConstantsAreExact() {
    float[] weight = new float[64];
    for (int i = 32; i < 64; i++) {
      weight[i] = -2.5f;
    }
    TensorData data = TensorData.of(weight, 2, 32);
    assertThat(rounded(FourBits.of(data))).containsExactly(weight);
    assertThat(relative(weight, rounded(EightBits.of(data)))).isLessThan(1e-6);
    FourBits whole = FourBits.withWholeZeros(data);
    assertThat((whole.level(1, 5) - whole.zero(1, 0)) * whole.scale(1, 0))
        .isCloseTo(-2.5f, within(1e-6f));
  }

  /** What a weight stands for. */
  private static float[] rounded(RoundedWeight weight) {
    float[] numbers = new float[weight.out() * weight.in()];
    for (int i = 0; i < numbers.length; i++) {
      int row = i / weight.in();
      int input = i % weight.in();
      int block = input / RoundedWeight.BLOCK;
      float offset = weight instanceof FourBits four ? four.offset(row, block) : 0;
      numbers[i] = offset + weight.level(row, input) * weight.scale(row, block);
    }
    return numbers;
  }

  private static double relative(float[] exact, float[] found) {
    double difference = 0;
    double length = 0;
    for (int i = 0; i < exact.length; i++) {
      difference += Math.pow((double) exact[i] - found[i], 2);
      length += Math.pow(exact[i], 2);
    }
    return Math.sqrt(difference / length);
  }
}
