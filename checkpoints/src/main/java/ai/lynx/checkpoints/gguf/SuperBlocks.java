package ai.lynx.checkpoints.gguf;

import static ai.lynx.checkpoints.gguf.Blocks.half;

import java.nio.ByteBuffer;

/**
 * Blocks of 256 numbers in groups of 16 or 32, each group with a small scale of its own (and a
 * small minimum) beside the block's: the "K" quantisations.
 */
final class SuperBlocks {
  private static final int NUMBERS = 256;

  private SuperBlocks() {}

  /** 16 pairs of scale and minimum, 64 bytes of 2 bits, scale, minimum. */
  static void q2(ByteBuffer bytes, int at, float[] numbers) {
    float scale = half(bytes, at + 80);
    float minimum = half(bytes, at + 82);
    for (int i = 0; i < NUMBERS; i++) {
      int pair = bytes.get(at + i / 16);
      float groupScale = scale * (pair & 15);
      float groupMinimum = minimum * (pair >> 4 & 15);
      numbers[i] = groupScale * twoBits(bytes, at + 16, i) - groupMinimum;
    }
  }

  /** 32 bytes of third bits (0 takes 4 off), 64 bytes of 2 bits, 16 scales of 6 bits, scale. */
  static void q3(ByteBuffer bytes, int at, float[] numbers) {
    float scale = half(bytes, at + 108);
    for (int i = 0; i < NUMBERS; i++) {
      int third = bytes.get(at + i % 32) >> i / 32 & 1;
      int q = twoBits(bytes, at + 32, i) - (third == 1 ? 0 : 4);
      float groupScale = scale * (sixBits(bytes, at + 96, i / 16) - 32);
      numbers[i] = groupScale * q;
    }
  }

  /** Scale, minimum, 8 pairs of scale and minimum, 128 bytes of 4 bits. */
  static void q4(ByteBuffer bytes, int at, float[] numbers) {
    float scale = half(bytes, at);
    float minimum = half(bytes, at + 2);
    for (int i = 0; i < NUMBERS; i++) {
      float groupScale = scale * groupScale(bytes, at + 4, i / 32);
      float groupMinimum = minimum * groupMinimum(bytes, at + 4, i / 32);
      numbers[i] = groupScale * fourBits(bytes, at + 16, i, 32) - groupMinimum;
    }
  }

  /** Scale, minimum, 8 pairs of scale and minimum, 32 bytes of fifth bits, 128 of 4 bits. */
  static void q5(ByteBuffer bytes, int at, float[] numbers) {
    float scale = half(bytes, at);
    float minimum = half(bytes, at + 2);
    for (int i = 0; i < NUMBERS; i++) {
      float groupScale = scale * groupScale(bytes, at + 4, i / 32);
      float groupMinimum = minimum * groupMinimum(bytes, at + 4, i / 32);
      int fifth = bytes.get(at + 16 + i % 32) >> i / 32 & 1;
      numbers[i] = groupScale * (fourBits(bytes, at + 48, i, 32) | fifth << 4) - groupMinimum;
    }
  }

  /** 128 bytes of 4 low bits, 64 of 2 high bits, 16 signed scales, scale. */
  static void q6(ByteBuffer bytes, int at, float[] numbers) {
    float scale = half(bytes, at + 208);
    for (int i = 0; i < NUMBERS; i++) {
      int q = fourBits(bytes, at, i, 64) | twoBits(bytes, at + 128, i) << 4;
      float groupScale = scale * bytes.get(at + 192 + i / 16);
      numbers[i] = groupScale * (q - 32);
    }
  }

  /** Of 32 bytes each, the lowest two bits are 32 numbers, the next two the next 32. */
  private static int twoBits(ByteBuffer bytes, int at, int i) {
    return bytes.get(at + i / 128 * 32 + i % 32) >> 2 * (i % 128 / 32) & 3;
  }

  /** Of so many bytes each, the low halves are as many numbers, the high halves the next. */
  private static int fourBits(ByteBuffer bytes, int at, int i, int run) {
    return bytes.get(at + i / (2 * run) * run + i % run) >> 4 * (i % (2 * run) / run) & 15;
  }

  /** One of 16 scales: 4 low bits in the halves of 8 bytes, 2 high bits in 4 more bytes. */
  private static int sixBits(ByteBuffer bytes, int at, int group) {
    int low = bytes.get(at + group % 8) >> 4 * (group / 8) & 15;
    int high = bytes.get(at + 8 + group % 4) >> 2 * (group / 4) & 3;
    return low | high << 4;
  }

  /** One of 8 scales of 6 bits; the upper four have their low bits apart. */
  private static int groupScale(ByteBuffer bytes, int at, int group) {
    return group < 4
        ? bytes.get(at + group) & 63
        : bytes.get(at + 4 + group) & 15 | bytes.get(at + group - 4) >> 2 & 48;
  }

  /** One of 8 minima of 6 bits. */
  private static int groupMinimum(ByteBuffer bytes, int at, int group) {
    return group < 4
        ? bytes.get(at + 4 + group) & 63
        : bytes.get(at + 4 + group) >> 4 & 15 | bytes.get(at + group) >> 2 & 48;
  }
}
