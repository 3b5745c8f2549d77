package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.pickle.PickleValue.Global;
import ai.lynx.spi.tensor.ElementType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The types of PyTorch's tensors and storages. Those without an element type are known so that the
 * rest of a file can be read.
 */
enum TorchType {
  FLOAT32("FloatStorage", 4, ElementType.FLOAT32),
  FLOAT16("HalfStorage", 2, ElementType.FLOAT16),
  BFLOAT16("BFloat16Storage", 2, ElementType.BFLOAT16),
  INT64("LongStorage", 8, ElementType.INT64),
  INT32("IntStorage", 4, ElementType.INT32),
  INT8("CharStorage", 1, ElementType.INT8),
  UINT8("ByteStorage", 1, ElementType.UINT8),
  BOOL("BoolStorage", 1, ElementType.BOOL),
  FLOAT64("DoubleStorage", 8, null),
  INT16("ShortStorage", 2, null),
  COMPLEX64("ComplexFloatStorage", 8, null),
  COMPLEX128("ComplexDoubleStorage", 16, null),
  QINT8("QInt8Storage", 1, null),
  QUINT8("QUInt8Storage", 1, null),
  QINT32("QInt32Storage", 4, null),
  UINT16("", 2, null),
  UINT32("", 4, null),
  UINT64("", 8, null),
  FLOAT8_E4M3FN("", 1, null),
  FLOAT8_E5M2("", 1, null),
  FLOAT8_E4M3FNUZ("", 1, null),
  FLOAT8_E5M2FNUZ("", 1, null),
  FLOAT8_E8M0FNU("", 1, null),
  /** Bytes whose meaning the tensor knows. */
  BYTES("UntypedStorage", 1, null);

  private final String storageClass;
  private final int bytes;
  private final @Nullable ElementType elementType;

  TorchType(String storageClass, int bytes, @Nullable ElementType elementType) {
    this.storageClass = storageClass;
    this.bytes = bytes;
    this.elementType = elementType;
  }

  /** The type of a class such as {@code torch.FloatStorage}. */
  static Optional<TorchType> ofStorage(Global global) {
    if (!global.module().equals("torch") && !global.module().equals("torch.storage")) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(type -> !type.storageClass.isEmpty() && type.storageClass.equals(global.name()))
        .findFirst();
  }

  /** The type of a constant such as {@code torch.float32}. */
  static Optional<TorchType> ofDtype(Global global) {
    return Arrays.stream(values())
        .filter(type -> type != BYTES)
        .filter(type -> global.module().equals("torch") && type.dtype().equals(global.name()))
        .findFirst();
  }

  /** What PyTorch calls it. */
  String dtype() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Bytes of one element. */
  int bytes() {
    return bytes;
  }

  /** What engines call it, if they know it. */
  Optional<ElementType> elementType() {
    return Optional.ofNullable(elementType);
  }
}
