package ai.lynx.spi.tensor;

/**
 * The bits of 16-bit floating numbers (IEEE 754 binary16 and bfloat16); Java 17 has no conversions
 * of its own.
 */
public final class HalfFloat {
  private HalfFloat() {}

  /** The number that the bits of a binary16 stand for. */
  public static float toFloat(short half) {
    int exponent = half >> 10 & 0x1f;
    int mantissa = half & 0x3ff;
    float magnitude;
    if (exponent == 0) {
      magnitude = mantissa * 0x1p-24f;
    } else if (exponent == 31) {
      magnitude = mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      magnitude = Float.intBitsToFloat(exponent + 112 << 23 | mantissa << 13);
    }
    return half < 0 ? -magnitude : magnitude;
  }

  static short ofFloat(float value) {
    int bits = Float.floatToIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= 0x477ff000) { // rounds to 65536 or is infinite
      return (short) (sign | 0x7c00);
    }
    if (magnitude
        < 0x38800000) { // subnormal or zero: let float addition round to multiples of 2^-24
      float rounded = Float.intBitsToFloat(magnitude) + 0x1p-1f;
      return (short) (sign | Float.floatToIntBits(rounded) - 0x3f000000);
    }
    int rounded = magnitude - 0x38000000 + 0xfff + (magnitude >>> 13 & 1);
    return (short) (sign | rounded >>> 13);
  }

  static short toBrain(float value) {
    int bits = Float.floatToIntBits(value);
    if (Float.isNaN(value)) {
      return 0x7fc0;
    }
    return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
  }
}
