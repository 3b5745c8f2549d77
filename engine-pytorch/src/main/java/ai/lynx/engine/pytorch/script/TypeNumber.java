package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.tensor.ElementType;

/** PyTorch's numbers of element types, as source text names them. */
public final class TypeNumber {
  private TypeNumber() {}

  public static long of(ElementType type) {
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
}
