package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.PackedWeight;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.rounding.EightBits;
import ai.lynx.spi.rounding.FourBits;
import ai.lynx.spi.rounding.RoundedWeight;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Lays rounded weights out as ONNX Runtime's operator MatMulNBits reads them. */
final class BlockPacking {
  private BlockPacking() {}

  /**
   * A weight in 8 bits, {@code (q - 128) * scale}.
   *
   * @param scope gets the result
   */
  static PackedWeight pack(EightBits weight, Scope scope) {
    int width = weight.blocks() * RoundedWeight.BLOCK;
    ByteBuffer levels = memory((long) weight.out() * width);
    float[] scales = new float[weight.out() * weight.blocks()];
    for (int row = 0; row < weight.out(); row++) {
      for (int i = 0; i < width; i++) {
        levels.put(row * width + i, (byte) (weight.level(row, i) + 128));
      }
      for (int block = 0; block < weight.blocks(); block++) {
        scales[row * weight.blocks() + block] = weight.scale(row, block);
      }
    }
    Tensor blocks = bytes(scope, levels, weight.out(), weight.blocks(), RoundedWeight.BLOCK);
    return new PackedWeight(blocks, floats(scope, scales), null, null, 8, RoundedWeight.BLOCK);
  }

  /**
   * A weight in 4 bits. MatMulNBits has whole zeros only, {@code (q - zero) * scale}. What offsets
   * there are besides is multiplied by the sums of blocks of the vectors, since {@code sum (offset
   * + q * scale) * x} is {@code sum (q - 8) * scale * x} and {@code (offset + 8 * scale) * sum x}.
   *
   * @param scope gets the result
   */
  static PackedWeight pack(FourBits weight, Scope scope) {
    int rowBytes = weight.blocks() * RoundedWeight.BLOCK / 2;
    int zeroBytes = (weight.blocks() + 1) / 2;
    ByteBuffer levels = memory((long) weight.out() * rowBytes);
    ByteBuffer zeros = memory((long) weight.out() * zeroBytes);
    float[] scales = new float[weight.out() * weight.blocks()];
    float[] offsets = new float[scales.length]; // (blocks, out)
    for (int row = 0; row < weight.out(); row++) {
      for (int i = 0; i < 2 * rowBytes; i++) {
        putHalf(levels, row * rowBytes, i, weight.level(row, i));
      }
      for (int block = 0; block < weight.blocks(); block++) {
        scales[row * weight.blocks() + block] = weight.scale(row, block);
        offsets[block * weight.out() + row] = weight.middle(row, block);
        putHalf(zeros, row * zeroBytes, block, weight.zero(row, block));
      }
    }
    Tensor blocks = bytes(scope, levels, weight.out(), weight.blocks(), RoundedWeight.BLOCK / 2);
    Tensor steps = floats(scope, scales);
    return weight.hasWholeZeros()
        ? packed(blocks, steps, bytes(scope, zeros, weight.out(), zeroBytes), null)
        : packed(
            blocks,
            steps,
            null,
            scope.tensor(TensorData.of(offsets, weight.blocks(), weight.out())));
  }

  private static PackedWeight packed(
      Tensor blocks, Tensor scales, @Nullable Tensor zeros, @Nullable Tensor offsets) {
    return new PackedWeight(blocks, scales, zeros, offsets, 4, RoundedWeight.BLOCK);
  }

  private static Tensor bytes(Scope scope, ByteBuffer bytes, long... shape) {
    return scope.tensor(new TensorData(Shape.of(shape), ElementType.UINT8, bytes));
  }

  private static Tensor floats(Scope scope, float[] numbers) {
    return scope.tensor(TensorData.of(numbers, numbers.length));
  }

  /** Puts 4 bits at a place counted from a byte; of two in a byte the first is the lower half. */
  private static void putHalf(ByteBuffer bytes, int start, int place, int number) {
    int at = start + place / 2;
    int shift = place % 2 * 4;
    bytes.put(at, (byte) (bytes.get(at) & ~(15 << shift) | number << shift));
  }

  private static ByteBuffer memory(long bytes) {
    return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
