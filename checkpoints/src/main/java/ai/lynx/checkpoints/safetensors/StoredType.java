package ai.lynx.checkpoints.safetensors;

import ai.lynx.spi.tensor.ElementType;
import java.util.Arrays;
import java.util.Optional;

/** The types of the format that engines know; it has others, which are listed but not read. */
enum StoredType {
  F32(ElementType.FLOAT32),
  F16(ElementType.FLOAT16),
  BF16(ElementType.BFLOAT16),
  I64(ElementType.INT64),
  I32(ElementType.INT32),
  I8(ElementType.INT8),
  U8(ElementType.UINT8),
  BOOL(ElementType.BOOL);

  private final ElementType type;

  StoredType(ElementType type) {
    this.type = type;
  }

  ElementType type() {
    return type;
  }

  /** The type that a header names, if it is one of these. */
  static Optional<ElementType> named(String name) {
    return Arrays.stream(values())
        .filter(stored -> stored.name().equals(name))
        .map(StoredType::type)
        .findFirst();
  }

  /** How a header names a type. */
  static StoredType of(ElementType type) {
    return switch (type) {
      case FLOAT32 -> F32;
      case FLOAT16 -> F16;
      case BFLOAT16 -> BF16;
      case INT64 -> I64;
      case INT32 -> I32;
      case INT8 -> I8;
      case UINT8 -> U8;
      case BOOL -> BOOL;
    };
  }
}
