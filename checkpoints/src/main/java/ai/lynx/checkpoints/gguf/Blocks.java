package ai.lynx.checkpoints.gguf;

import ai.lynx.spi.tensor.HalfFloat;
import java.nio.ByteBuffer;

/**
 * Blocks of 32 numbers with one scale, and with one minimum where the name ends in 1. The low
 * halves of the bytes are the first 16 numbers, the high halves the last 16; a fifth bit stands
 * apart.
 */
final class Blocks {
  private static final int HALF = 16;

  private Blocks() {}

  /** Scale, 16 bytes: scale * (q - 8). */
  static void q40(ByteBuffer bytes, int at, float[] numbers) {
    float scale = half(bytes, at);
    for (int i = 0; i < HALF; i++) {
      int pair = bytes.get(at + 2 + i);
      numbers[i] = scale * ((pair & 15) - 8);
      numbers[i + HALF] = scale * ((pair >> 4 & 15) - 8);
    }
  }

  /** Scale, minimum, 16 bytes: scale * q + minimum. */
  static void q41(ByteBuffer bytes, int at, float[] numbers) {
    float scale = half(bytes, at);
    float minimum = half(bytes, at + 2);
    for (int i = 0; i < HALF; i++) {
      int pair = bytes.get(at + 4 + i);
      numbers[i] = scale * (pair & 15) + minimum;
      numbers[i + HALF] = scale * (pair >> 4 & 15) + minimum;
    }
  }

  /** Scale, 32 fifth bits, 16 bytes: scale * (q - 16). */
  static void q50(ByteBuffer bytes, int at, float[] numbers) {
    float scale = half(bytes, at);
    int fifth = bytes.getInt(at + 2);
    for (int i = 0; i < HALF; i++) {
      int pair = bytes.get(at + 6 + i);
      numbers[i] = scale * ((pair & 15 | (fifth >> i & 1) << 4) - 16);
      numbers[i + HALF] = scale * ((pair >> 4 & 15 | (fifth >> i + HALF & 1) << 4) - 16);
    }
  }

  /** Scale, minimum, 32 fifth bits, 16 bytes: scale * q + minimum. */
  static void q51(ByteBuffer bytes, int at, float[] numbers) {
    float scale = half(bytes, at);
    float minimum = half(bytes, at + 2);
    int fifth = bytes.getInt(at + 4);
    for (int i = 0; i < HALF; i++) {
      int pair = bytes.get(at + 8 + i);
      numbers[i] = scale * (pair & 15 | (fifth >> i & 1) << 4) + minimum;
      numbers[i + HALF] = scale * (pair >> 4 & 15 | (fifth >> i + HALF & 1) << 4) + minimum;
    }
  }

  /** Scale, 32 signed bytes: scale * q. */
  static void q80(ByteBuffer bytes, int at, float[] numbers) {
    float scale = half(bytes, at);
    for (int i = 0; i < 2 * HALF; i++) {
      numbers[i] = scale * bytes.get(at + 2 + i);
    }
  }

  static float half(ByteBuffer bytes, int at) {
    return HalfFloat.toFloat(bytes.getShort(at));
  }
}
