package ai.lynx.engine.pytorch;

import ai.djl.ndarray.types.DataType;
import ai.lynx.spi.tensor.ElementType;

/** What DJL calls element types. */
final class TorchType {
  private TorchType() {}

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
