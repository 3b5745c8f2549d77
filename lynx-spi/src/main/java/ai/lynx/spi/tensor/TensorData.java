package ai.lynx.spi.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers in the host's memory: what goes into an engine and comes out of it.
 *
 * @param shape known sizes
 * @param type the element type
 * @param bytes the elements in row-major order, little-endian, from position 0 to the limit.
 *     Shared, not copied: treat it as read-only.
 */
public record TensorData(Shape shape, ElementType type, ByteBuffer bytes) {
  public TensorData {
    bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    long expected = Math.multiplyExact(shape.elements().value(), type.bytes());
    if (bytes.remaining() != expected) {
      throw new IllegalArgumentException(
          "A %s tensor of shape %s has %d bytes, not %d."
              .formatted(type, shape, expected, bytes.remaining()));
    }
  }

  public static TensorData of(float[] values, long... shape) {
    ByteBuffer bytes = allocate(values.length, ElementType.FLOAT32);
    bytes.asFloatBuffer().put(values);
    return new TensorData(Shape.of(shape), ElementType.FLOAT32, bytes);
  }

  public static TensorData of(long[] values, long... shape) {
    ByteBuffer bytes = allocate(values.length, ElementType.INT64);
    bytes.asLongBuffer().put(values);
    return new TensorData(Shape.of(shape), ElementType.INT64, bytes);
  }

  public static TensorData of(boolean[] values, long... shape) {
    ByteBuffer bytes = allocate(values.length, ElementType.BOOL);
    for (int i = 0; i < values.length; i++) {
      bytes.put(i, (byte) (values[i] ? 1 : 0));
    }
    return new TensorData(Shape.of(shape), ElementType.BOOL, bytes);
  }

  private static ByteBuffer allocate(int elements, ElementType type) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(elements, type.bytes()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** How many elements there are. */
  public int elements() {
    return bytes.remaining() / type.bytes();
  }

  /** The numbers as float32, widened or rounded from whatever type they have; a copy. */
  public float[] toFloats() {
    float[] values = new float[elements()];
    if (type == ElementType.FLOAT32) {
      bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = at(i);
    }
    return values;
  }

  /**
   * The numbers as longs; a copy.
   *
   * @throws IllegalStateException for floating types
   */
  public long[] toLongs() {
    long[] values = new long[elements()];
    switch (type) {
      case INT64 -> bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
      case INT32 -> Arrays.setAll(values, i -> bytes.getInt(4 * i));
      case INT8, BOOL -> Arrays.setAll(values, i -> bytes.get(i));
      case UINT8 -> Arrays.setAll(values, i -> bytes.get(i) & 0xff);
      default ->
          throw new IllegalStateException("Elements of type " + type + " are no whole numbers.");
    }
    return values;
  }

  /** The same numbers in another floating type, rounded to nearest even. */
  public TensorData to(ElementType target) {
    if (target == type) {
      return this;
    }
    ByteBuffer converted = allocate(elements(), target);
    write(target, converted);
    return new TensorData(shape, target, converted.flip());
  }

  /**
   * Writes the numbers into a buffer from its position on, little-endian, and moves the position
   * behind them.
   *
   * @param target their type there: this one's, or a floating type, rounded to nearest even
   * @param into with room for them
   */
  public void write(ElementType target, ByteBuffer into) {
    int length = Math.multiplyExact(elements(), target.bytes());
    ByteBuffer to = into.slice(into.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    if (target == type) {
      to.put(bytes.duplicate());
    } else {
      convert(target, to);
    }
    into.position(into.position() + length);
  }

  private void convert(ElementType target, ByteBuffer to) {
    int count = elements();
    switch (target) {
      case FLOAT32 -> {
        for (int i = 0; i < count; i++) {
          to.putFloat(4 * i, at(i));
        }
      }
      case FLOAT16 -> {
        for (int i = 0; i < count; i++) {
          to.putShort(2 * i, HalfFloat.ofFloat(at(i)));
        }
      }
      case BFLOAT16 -> {
        for (int i = 0; i < count; i++) {
          to.putShort(2 * i, HalfFloat.toBrain(at(i)));
        }
      }
      default ->
          throw new IllegalArgumentException(
              "Cannot convert to " + target + ": not a floating type.");
    }
  }

  private float at(int i) {
    return switch (type) {
      case FLOAT32 -> bytes.getFloat(4 * i);
      case FLOAT16 -> HalfFloat.toFloat(bytes.getShort(2 * i));
      case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort(2 * i) << 16);
      case INT64 -> bytes.getLong(8 * i);
      case INT32 -> bytes.getInt(4 * i);
      case INT8, BOOL -> bytes.get(i);
      case UINT8 -> bytes.get(i) & 0xff;
    };
  }

  /** The same elements under another shape of as many elements. */
  public TensorData reshaped(Shape other) {
    return new TensorData(other, type, bytes);
  }

  /**
   * Some entries of the outermost axis, from {@code from} up to but not including {@code to};
   * nothing is copied.
   */
  public TensorData rows(long from, long to) {
    long rowBytes = bytes.remaining() / Math.max(1, shape.size(0).value());
    ByteBuffer part =
        bytes.slice(Math.toIntExact(from * rowBytes), Math.toIntExact((to - from) * rowBytes));
    return new TensorData(shape.with(0, Size.of(to - from)), type, part);
  }
}
