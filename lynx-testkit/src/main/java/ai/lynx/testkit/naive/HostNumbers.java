package ai.lynx.testkit.naive;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Doubles to the host's bytes of a type and back. */
final class HostNumbers {
  private HostNumbers() {}

  static NaiveArray toArray(TensorData data) {
    double[] values = new double[data.elements()];
    if (data.type().isFloating()) {
      float[] floats = data.toFloats();
      Arrays.setAll(values, i -> floats[i]);
    } else {
      long[] longs = data.toLongs();
      Arrays.setAll(values, i -> longs[i]);
    }
    return new NaiveArray(data.shape(), values);
  }

  static TensorData toData(NaiveArray array, Shape shape, ElementType type) {
    double[] values = array.values();
    if (type.isFloating()) {
      float[] floats = new float[values.length];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) values[i];
      }
      return TensorData.of(floats, shape.toLongs()).to(type);
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      long whole = (long) value;
      switch (type) {
        case INT64 -> bytes.putLong(whole);
        case INT32 -> bytes.putInt((int) whole);
        default -> bytes.put((byte) whole);
      }
    }
    return new TensorData(shape, type, bytes.flip());
  }

  /**
   * A number as a type can hold it. Numbers of float32 stay doubles, as everywhere in this engine;
   * fractions are cut off for whole types; everything but 0 is true.
   */
  static double as(ElementType type, double value) {
    return switch (type) {
      case FLOAT32 -> value;
      case FLOAT16, BFLOAT16 ->
          TensorData.of(new float[] {(float) value}, 1).to(type).toFloats()[0];
      case INT64 -> (long) value;
      case INT32 -> (int) value;
      case INT8 -> (byte) value;
      case UINT8 -> (int) value & 0xff;
      case BOOL -> value == 0 ? 0 : 1;
    };
  }
}
