package ai.lynx.engine.tensorrt;

import ai.lynx.error.EngineException;
import ai.lynx.spi.tensor.TensorData;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers to ONNX Runtime and back.
 *
 * <p>What is uploaded lies in Java's direct memory, because a session takes as weights, without
 * another copy, only memory that is not ONNX Runtime's own.
 */
record Transfer(OrtEnvironment environment) {
  /** A copy of the data, which no other memory is shared with. */
  OnnxTensor upload(TensorData data) {
    try {
      ByteBuffer copy =
          ByteBuffer.allocateDirect(data.bytes().remaining()).order(ByteOrder.nativeOrder());
      copy.put(data.bytes().duplicate()).flip();
      return OnnxTensor.createTensor(
          environment, copy, data.shape().toLongs(), RuntimeType.of(data.type()));
    } catch (OrtException e) {
      throw NativeFailure.of("Taking a tensor %s %s".formatted(data.type(), data.shape()), e);
    } catch (OutOfMemoryError e) {
      throw new EngineException(
          "There is no room for a tensor %s %s: %s. Weights lie in Java's direct memory, whose limit is raised with -XX:MaxDirectMemorySize=SIZE; without that it is the limit of the heap."
              .formatted(data.type(), data.shape(), e.getMessage()),
          e);
    }
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
