package ai.lynx.engine.pytorch;

import ai.djl.ndarray.types.DataType;
import ai.lynx.spi.tensor.ElementType;

/** Names of element types elsewhere. */
final class TorchType {
  private TorchType() {}

  /** PyTorch's number of a type, as kernels take it. */
  static long number(ElementType type) {
    return switch (type) {
      case UINT8 -> 0;
      case INT8 -> 1;
      case INT32 -> 3;
      case INT64 -> 4;
      case FLOAT16 -> 5;
      case FLOAT32 -> 6;
      case BOOL -> 11;
      case BFLOAT16 -> 15;
    };
  }

  /**
   * DJL's type of the same width, bit for bit the same but for bfloat16, which DJL does not know:
   * asked to make an array of it, it takes the whole process down.
   */
  static DataType storage(ElementType type) {
    return switch (type) {
      case UINT8 -> DataType.UINT8;
      case INT8 -> DataType.INT8;
      case INT32 -> DataType.INT32;
      case INT64 -> DataType.INT64;
      case FLOAT16, BFLOAT16 -> DataType.FLOAT16;
      case FLOAT32 -> DataType.FLOAT32;
      case BOOL -> DataType.BOOLEAN;
    };
  }
}
