package ai.lynx.engine.pytorch;

import ai.djl.Device;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.engine.pytorch.script.TypeNumber;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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
