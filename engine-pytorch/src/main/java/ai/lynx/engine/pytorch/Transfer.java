package ai.lynx.engine.pytorch;

import ai.djl.Device;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.engine.pytorch.script.TypeNumber;
import ai.lynx.error.EngineException;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Numbers to PyTorch and back, each with one copy if the host's memory is direct. */
final class Transfer {
  private Transfer() {}

  /** A new array with the data's numbers, which the caller owns. */
  static PtNDArray upload(Torch torch, TensorData data) {
    ElementType type = data.type();
    try (PtNDArray shared =
        JniUtils.createNdFromByteBuffer(
            torch.manager(),
            direct(data.bytes()),
            new ai.djl.ndarray.types.Shape(data.shape().toLongs()),
            TorchType.storage(type),
            SparseFormat.DENSE,
            Device.cpu())) {
      if (type != ElementType.BFLOAT16) {
        return JniUtils.clone(shared);
      }
      // The bits went in as float16, because DJL knows no other type of this width.
      try (PtNDArray number = torch.numbers().create(TypeNumber.of(type))) {
        return torch.kernels().run(Kernel.REINTERPRET, shared, number);
      }
    }
  }

  /**
   * A new array, which the caller owns, whose memory is filled.
   *
   * @throws EngineException if it is larger than what Java sees of native memory at once
   */
  static PtNDArray fill(Torch torch, Shape shape, ElementType type, Consumer<ByteBuffer> fill) {
    long bytes = Math.multiplyExact(shape.elements().value(), type.bytes());
    if (bytes > Integer.MAX_VALUE) {
      throw new EngineException(
          "A weight of the shape %s takes %d bytes as %s; at most %d can be filled. Choose a narrower precision."
              .formatted(shape, bytes, type, Integer.MAX_VALUE));
    }
    PtNDArray array = empty(torch, shape, type);
    try {
      if (bytes > 0) {
        fill.accept(JniUtils.getByteBuffer(array, true).order(ByteOrder.LITTLE_ENDIAN));
      }
      return array;
    } catch (RuntimeException | Error e) {
      array.close();
      throw e;
    }
  }

  private static PtNDArray empty(Torch torch, Shape shape, ElementType type) {
    PtNDArray array =
        JniUtils.createEmptyNdArray(
            torch.manager(),
            new ai.djl.ndarray.types.Shape(shape.toLongs()),
            TorchType.storage(type),
            Device.cpu(),
            SparseFormat.DENSE);
    if (type != ElementType.BFLOAT16) {
      return array;
    }
    try (array; // which nobody wrote to, so that it takes no memory
        PtNDArray number = torch.numbers().create(TypeNumber.of(type))) {
      return torch.kernels().run(Kernel.EMPTY_LIKE, array, number);
    }
  }

  /** A copy of a tensor's numbers; its owner is pinned. */
  static TensorData download(TorchTensor tensor) {
    ByteBuffer bytes = JniUtils.getByteBuffer(tensor.array(), false);
    return new TensorData(tensor.shape(), tensor.type(), bytes);
  }

  private static ByteBuffer direct(ByteBuffer bytes) {
    if (bytes.isDirect()) {
      return bytes;
    }
    return ByteBuffer.allocateDirect(bytes.remaining())
        .order(ByteOrder.nativeOrder())
        .put(bytes.duplicate())
        .flip();
  }
}
