package ai.lynx.spi.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * All 65536 numbers of both 16-bit types, their neighbours' midpoints, and what lies around those.
 */
class HalfFloatTest {
  /** The 16-bit types: bits to numbers and back. */
  private enum Type {
    HALF {
      @Override
      float toFloat(int bits) {
        return HalfFloat.toFloat((short) bits);
      }

      @Override
      int ofFloat(float value) {
        return HalfFloat.ofFloat(value) & 0xffff;
      }
    },
    BRAIN {
      @Override
      float toFloat(int bits) {
        return Float.intBitsToFloat(bits << 16);
      }

      @Override
      int ofFloat(float value) {
        return HalfFloat.toBrain(value) & 0xffff;
      }
    };

    abstract float toFloat(int bits);

    abstract int ofFloat(float value);
  }

  /** Binary16 by its definition: sign, 5 bits of exponent with bias 15, 10 of mantissa. */
  @Test
  void everyHalfIsWhatItsBitsSay() {
    for (int bits = 0; bits < 65536; bits++) {
      int exponent = bits >> 10 & 31;
      int mantissa = bits & 1023;
      double magnitude =
          exponent == 31
              ? mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN
              : exponent == 0
                  ? mantissa * Math.pow(2, -24)
                  : (1 + mantissa / 1024.0) * Math.pow(2, exponent - 15);
      float expected = (float) (bits < 32768 ? magnitude : -magnitude);
      float actual = Type.HALF.toFloat(bits);
      assertThat(Float.floatToIntBits(actual))
          .as("half %04x", bits)
          .isEqualTo(Float.floatToIntBits(expected));
    }
  }

  @Test
  void everyNumberComesBack() {
    for (int bits = 0; bits < 65536; bits++) {
      checkComesBack(bits, Type.HALF);
      checkComesBack(bits, Type.BRAIN);
    }
  }

  private static void checkComesBack(int bits, Type type) {
    float value = type.toFloat(bits);
    if (Float.isNaN(value)) {
      assertThat(type.toFloat(type.ofFloat(value))).as("NaN %04x", bits).isNaN();
    } else {
      assertThat(type.ofFloat(value)).as("%04x", bits).isEqualTo(bits);
    }
  }

  /** Between two neighbours: the nearer one, and halfway the one whose last bit is 0. */
  @Test
  void roundsToTheNearestAndTiesToEven() {
    for (int bits = 0; bits < 0x7bff; bits++) {
      checkBetween(bits, Type.HALF);
    }
    for (int bits = 0; bits < 0x7f7f; bits++) {
      checkBetween(bits, Type.BRAIN);
    }
  }

  private static void checkBetween(int bits, Type type) {
    double low = type.toFloat(bits);
    double high = type.toFloat(bits + 1);
    float middle = (float) ((low + high) / 2); // exact: one more bit than either
    int even = (bits & 1) == 0 ? bits : bits + 1;
    checkRounded(middle, even, type);
    checkRounded(Math.nextDown(middle), bits, type);
    checkRounded(Math.nextUp(middle), bits + 1, type);
  }

  private static void checkRounded(float value, int expected, Type type) {
    assertThat(type.ofFloat(value)).as("%a", value).isEqualTo(expected);
    assertThat(type.ofFloat(-value)).as("%a", -value).isEqualTo(expected | 0x8000);
  }

  @Test
  void whatIsTooLargeBecomesInfinite() {
    assertThat(Type.HALF.ofFloat(65504f)).isEqualTo(0x7bff);
    assertThat(Type.HALF.ofFloat(Math.nextDown(65520f))).isEqualTo(0x7bff);
    assertThat(Type.HALF.ofFloat(65520f)).isEqualTo(0x7c00);
    assertThat(Type.HALF.ofFloat(Float.MAX_VALUE)).isEqualTo(0x7c00);
    assertThat(Type.HALF.ofFloat(Float.NEGATIVE_INFINITY)).isEqualTo(0xfc00);
    assertThat(Type.BRAIN.ofFloat(Float.MAX_VALUE)).isEqualTo(0x7f80);
    assertThat(Type.BRAIN.ofFloat(Float.NEGATIVE_INFINITY)).isEqualTo(0xff80);
  }
}
