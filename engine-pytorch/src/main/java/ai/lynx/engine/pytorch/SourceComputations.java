package ai.lynx.engine.pytorch;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.spi.operator.Constant;
import ai.lynx.spi.operator.Fill;
import ai.lynx.spi.tensor.ElementType;

/** Operators without inputs. */
final class SourceComputations {
  private SourceComputations() {}

  static PtNDArray constant(Constant operator, Call call) {
    return Transfer.upload(call.torch(), operator.data());
  }

  static PtNDArray fill(Fill operator, Call call) {
    ElementType type = operator.elementType();
    boolean brain = type == ElementType.BFLOAT16;
    PtNDArray filled =
        JniUtils.full(
            call.manager(),
            new ai.djl.ndarray.types.Shape(call.sizes()),
            operator.value(),
            brain ? DataType.FLOAT32 : TorchType.storage(type),
            Device.cpu(),
            SparseFormat.DENSE);
    return brain ? call.cast(call.meanwhile(filled), type) : filled;
  }
}
