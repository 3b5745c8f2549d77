package ai.lynx.engine.pytorch;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plain numbers as tensors, which is how kernels take them. Model code uses the same few again and
 * again (epsilons, scales), so those are kept. Safe for use by several threads.
 */
final class Numbers {
  /** Enough for any model, and a bound for code that never uses a number twice. */
  private static final int KEPT = 1024;

  private static final Shape SCALAR = new Shape();

  private final PtNDManager manager;
  private final Map<Number, PtNDArray> kept = new ConcurrentHashMap<>();

  Numbers(PtNDManager manager) {
    this.manager = manager;
  }

  /** The kept tensor of a number, a Double or a Long; empty if too many others are kept. */
  Optional<PtNDArray> kept(Number value) {
    PtNDArray tensor = kept.get(value);
    if (tensor == null && kept.size() < KEPT) {
      tensor = kept.computeIfAbsent(value, this::create);
    }
    return Optional.ofNullable(tensor);
  }

  /** A new tensor of a number, which the caller owns. */
  PtNDArray create(Number value) {
    DataType type = value instanceof Long ? DataType.INT64 : DataType.FLOAT64;
    return JniUtils.full(
        manager, SCALAR, value.doubleValue(), type, Device.cpu(), SparseFormat.DENSE);
  }
}
