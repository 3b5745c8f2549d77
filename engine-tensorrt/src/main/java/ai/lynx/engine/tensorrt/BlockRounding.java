package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.PackedWeight;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Rounds a weight (out, in) to few bits, in blocks along {@code in} with a scale each.
 *
 * <p>8 bits are symmetric: {@code (q - 128) * scale}. 4 bits are asymmetric, {@code (q - zero) *
 * scale} with a zero of each block's own, since a sixteenth of the range is much to lose.
 */
final class BlockRounding {
  /** As in the files of llama.cpp; larger blocks save little and round worse. */
  private static final int BLOCK = 32;

  private final float[] weight;
  private final int out;
  private final int in;
  private final int blocks;
  private final int bits;
  private final ByteBuffer packed;
  private final ByteBuffer zeros;
  private final float[] scales;

  private BlockRounding(TensorData data, int bits) {
    this.weight = data.toFloats();
    this.out = Math.toIntExact(data.shape().size(0).value());
    this.in = Math.toIntExact(data.shape().size(1).value());
    this.blocks = (in + BLOCK - 1) / BLOCK;
    this.bits = bits;
    this.packed = memory((long) out * blocks * BLOCK * bits / 8);
    this.zeros = memory((long) out * zeroBytes());
    this.scales = new float[Math.multiplyExact(out, blocks)];
  }

  /**
   * Rounds a weight.
   *
   * @param scope gets the result
   * @param bits 4 or 8
   */
  static PackedWeight round(TensorData weight, int bits, Scope scope) {
    BlockRounding rounding = new BlockRounding(weight, bits);
    for (int row = 0; row < rounding.out; row++) {
      for (int block = 0; block < rounding.blocks; block++) {
        rounding.round(row, block);
      }
    }
    return rounding.in(scope);
  }

  private PackedWeight in(Scope scope) {
    Shape shape = Shape.of(out, blocks, BLOCK * bits / 8);
    return new PackedWeight(
        scope.tensor(new TensorData(shape, ElementType.UINT8, packed)),
        scope.tensor(TensorData.of(scales, scales.length)),
        bits == 8
            ? null
            : scope.tensor(new TensorData(Shape.of(out, zeroBytes()), ElementType.UINT8, zeros)),
        bits,
        BLOCK);
  }

  /** Bytes for the zeros of a row. */
  private int zeroBytes() {
    return (blocks * bits + 7) / 8;
  }

  private void round(int row, int block) {
    int from = block * BLOCK;
    int to = Math.min(in, from + BLOCK);
    float least = 0;
    float most = 0;
    for (int i = from; i < to; i++) {
      least = Math.min(least, weight[row * in + i]);
      most = Math.max(most, weight[row * in + i]);
    }
    int levels = (1 << bits) - 1;
    float scale = bits == 8 ? Math.max(-least, most) / 127 : (most - least) / levels;
    int zero = bits == 8 ? 128 : scale == 0 ? 0 : Math.round(-least / scale);
    scales[row * blocks + block] = scale;
    put(zeros, row * zeroBytes(), block, zero);
    int start = (row * blocks + block) * (BLOCK * bits / 8);
    for (int i = 0; i < BLOCK; i++) {
      float value = from + i < to ? weight[row * in + from + i] : 0;
      int level = scale == 0 ? zero : Math.round(value / scale) + zero;
      put(packed, start, i, Math.max(0, Math.min(levels, level)));
    }
  }

  /** Puts a number at a place counted from a byte; of two in a byte the first is the lower half. */
  private void put(ByteBuffer bytes, int start, int place, int number) {
    if (bits == 8) {
      bytes.put(start + place, (byte) number);
    } else {
      int at = start + place / 2;
      int shift = place % 2 * 4;
      bytes.put(at, (byte) (bytes.get(at) & ~(15 << shift) | number << shift));
    }
  }

  private static ByteBuffer memory(long bytes) {
    return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
