package ai.lynx.testkit.numbers;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/**
 * Random tensors that are the same at every run on every machine: {@link Random} is specified to
 * the bit. For one thread.
 */
public final class Samples {
  private final Random random;

  private Samples(Random random) {
    this.random = random;
  }

  /** The samples that belong to a name, such as a test case's. */
  public static Samples named(String name) {
    return new Samples(new Random(name.hashCode()));
  }

  /** FLOAT32, normally distributed around 0 with standard deviation 1. */
  public TensorData normal(long... shape) {
    return normalAround(0, 1, shape);
  }

  /** FLOAT32, normally distributed. */
  public TensorData normalAround(double mean, double deviation, long... shape) {
    float[] values = new float[elements(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return TensorData.of(values, shape);
  }

  /** FLOAT32, evenly distributed. */
  public TensorData uniform(double least, double most, long... shape) {
    float[] values = new float[elements(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (least + (most - least) * random.nextDouble());
    }
    return TensorData.of(values, shape);
  }

  /** INT64, from 0 to bound - 1. */
  public TensorData ids(int bound, long... shape) {
    return whole(ElementType.INT64, 0, bound - 1, shape);
  }

  /** Whole numbers of a type that is not floating. */
  public TensorData whole(ElementType type, int least, int most, long... shape) {
    int elements = elements(shape);
    ByteBuffer bytes = ByteBuffer.allocate(elements * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      int value = least + random.nextInt(most - least + 1);
      switch (type) {
        case INT64 -> bytes.putLong(value);
        case INT32 -> bytes.putInt(value);
        case INT8, UINT8, BOOL -> bytes.put((byte) value);
        default -> throw new IllegalArgumentException(type + " has more than whole numbers.");
      }
    }
    return new TensorData(Shape.of(shape), type, bytes.flip());
  }

  /** BOOL, half of them true. */
  public TensorData flags(long... shape) {
    return whole(ElementType.BOOL, 0, 1, shape);
  }

  private static int elements(long[] shape) {
    return Math.toIntExact(Shape.of(shape).elements().value());
  }
}
