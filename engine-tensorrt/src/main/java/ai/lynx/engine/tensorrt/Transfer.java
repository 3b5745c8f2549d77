package ai.lynx.engine.tensorrt;

import ai.lynx.error.EngineException;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * Numbers to ONNX Runtime and back.
 *
 * <p>What is uploaded lies in Java's direct memory, because a session takes as weights, without
 * another copy, only memory that is not ONNX Runtime's own.
 */
record Transfer(OrtEnvironment environment) {
  /** A copy of the data, which no other memory is shared with. */
  OnnxTensor upload(TensorData data) {
    return fill(data.shape(), data.type(), memory -> memory.put(data.bytes().duplicate()));
  }

  /**
   * A tensor whose numbers are written where they stay.
   *
   * @param fill writes all of the memory that it is given
   */
  OnnxTensor fill(Shape shape, ElementType type, Consumer<ByteBuffer> fill) {
    long bytes = Math.multiplyExact(shape.elements().value(), type.bytes());
    if (bytes > Integer.MAX_VALUE) {
      throw new EngineException(
          "A tensor %s %s has %d bytes; one that comes from the host may have %d."
              .formatted(type, shape, bytes, Integer.MAX_VALUE));
    }
    try {
      ByteBuffer memory = ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
      fill.accept(memory.duplicate().order(ByteOrder.LITTLE_ENDIAN));
      return OnnxTensor.createTensor(environment, memory, shape.toLongs(), RuntimeType.of(type));
    } catch (OrtException e) {
      throw NativeFailure.of("Taking a tensor %s %s".formatted(type, shape), e);
    } catch (OutOfMemoryError e) {
      throw new EngineException(
          "There is no room for a tensor %s %s: %s. Weights lie in Java's direct memory, whose limit is raised with -XX:MaxDirectMemorySize=SIZE; without that it is the limit of the heap."
              .formatted(type, shape, e.getMessage()),
          e);
    }
  }

  /** A FLOAT32 tensor without elements, of which one size is 0. */
  OnnxTensor empty(Shape shape) {
    return fill(shape, ElementType.FLOAT32, memory -> {});
  }

  /** A vector of one INT64. */
  OnnxTensor number(long number) {
    return upload(TensorData.of(new long[] {number}, 1));
  }

  /** A copy of a tensor's elements. */
  static ByteBuffer download(OnnxTensor tensor) {
    ByteBuffer bytes = tensor.getByteBuffer();
    if (bytes == null) {
      throw new EngineException("A tensor of the type " + tensor.getInfo() + " cannot be read.");
    }
    return bytes;
  }
}
