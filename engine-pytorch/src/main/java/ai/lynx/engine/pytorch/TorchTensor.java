package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.lynx.error.ClosedException;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A handle on a PyTorch tensor, and who frees it. Compared by identity, so no record. */
final class TorchTensor implements Tensor {
  private final Shape shape;
  private final ElementType type;
  private final Origin origin;
  private final @Nullable CacheRoom room;
  private volatile EagerScope owner;
  private volatile @Nullable PtNDArray array;

  /**
   * @param room memory behind it, if it is a cache
   */
  TorchTensor(
      PtNDArray array,
      Shape shape,
      ElementType type,
      Origin origin,
      @Nullable CacheRoom room,
      EagerScope owner) {
    this.array = array;
    this.shape = shape;
    this.type = type;
    this.origin = origin;
    this.room = room;
    this.owner = owner;
  }

  /**
   * DJL's array.
   *
   * @throws ClosedException if it has been freed
   */
  PtNDArray array() {
    PtNDArray present = array;
    if (present == null) {
      throw new ClosedException(
          "A tensor %s %s is used after it was freed or its scope was closed."
              .formatted(type, shape));
    }
    return present;
  }

  Origin origin() {
    return origin;
  }

  @Nullable CacheRoom room() {
    return room;
  }

  EagerScope owner() {
    return owner;
  }

  void changeOwner(EagerScope next) {
    owner = next;
  }

  /** Frees the native memory, unless another tensor shares it. Harmless when done twice. */
  void release() {
    PtNDArray present = array;
    array = null;
    if (present != null) {
      present.close();
    }
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public ElementType type() {
    return type;
  }

  @Override
  public String toString() {
    return "PyTorch tensor " + type + " " + shape + (array == null ? ", freed" : "");
  }
}
