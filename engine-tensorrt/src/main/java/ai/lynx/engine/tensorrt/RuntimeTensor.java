package ai.lynx.engine.tensorrt;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.onnxruntime.OnnxTensor;
import org.jspecify.annotations.Nullable;

/** A tensor in ONNX Runtime's memory, and the scope that owns it. Compared by identity. */
final class RuntimeTensor implements Tensor {
  private final Shape shape;
  private final ElementType type;
  private final boolean uploaded;
  private final Held<OnnxTensor> memory;
  private final @Nullable CacheRoom room;
  private volatile RuntimeScope owner;

  /**
   * @param uploaded whether the memory is Java's, which sessions can read weights in
   */
  RuntimeTensor(OnnxTensor value, ElementType type, boolean uploaded, RuntimeScope owner) {
    this.uploaded = uploaded;
    this.shape = Shape.of(value.getInfo().getShape());
    this.type = type;
    this.memory = new Held<>(value, () -> "A tensor " + name(), OnnxTensor::close);
    this.owner = owner;
    this.room = null;
  }

  /**
   * A cache at the beginning of a room, of which it takes over one holder.
   *
   * @param shape (batch, heads, tokens, width)
   */
  RuntimeTensor(CacheRoom room, Shape shape, RuntimeScope owner) {
    this.uploaded = false;
    this.shape = shape;
    this.type = ElementType.FLOAT32;
    this.memory =
        new Held<>(
            room.memory().value(), () -> "A cache " + name(), held -> room.memory().release());
    this.owner = owner;
    this.room = room;
  }

  /** The room that this is the beginning of, if it is one. */
  @Nullable CacheRoom room() {
    return room;
  }

  /**
   * The numbers of this tensor and no others, for whoever computes with them and then releases
   * them. For a cache with room behind it that is a copy.
   */
  Held<OnnxTensor> acquire() {
    OnnxTensor held = memory.acquire();
    if (room == null || room.capacity() == shape.size(2).value()) {
      return memory;
    }
    try {
      return owner.engine().caches().copy(held, shape.size(2).value(), shape.size(2).value());
    } finally {
      memory.release();
    }
  }

  /** What holds this tensor's memory; a cache's may be larger than the tensor. */
  Held<OnnxTensor> memory() {
    return memory;
  }

  boolean isUploaded() {
    return uploaded;
  }

  RuntimeScope owner() {
    return owner;
  }

  void changeOwner(RuntimeScope next) {
    owner = next;
  }

  @Override
  public Shape shape() {
    return shape;
  }

  @Override
  public ElementType type() {
    return type;
  }

  private String name() {
    return type + " " + shape;
  }

  @Override
  public String toString() {
    return "ONNX Runtime tensor " + name() + (memory.isLetGo() ? ", freed" : "");
  }
}
