package ai.lynx.engine.tensorrt;

import ai.lynx.spi.tensor.ElementType;
import ai.onnxruntime.OnnxJavaType;

/** Element types by the names of ONNX Runtime's Java API. */
final class RuntimeType {
  private RuntimeType() {}

  static OnnxJavaType of(ElementType type) {
    return switch (type) {
      case FLOAT32 -> OnnxJavaType.FLOAT;
      case FLOAT16 -> OnnxJavaType.FLOAT16;
      case BFLOAT16 -> OnnxJavaType.BFLOAT16;
      case INT64 -> OnnxJavaType.INT64;
      case INT32 -> OnnxJavaType.INT32;
      case INT8 -> OnnxJavaType.INT8;
      case UINT8 -> OnnxJavaType.UINT8;
      case BOOL -> OnnxJavaType.BOOL;
    };
  }
}
