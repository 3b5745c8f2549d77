package ai.lynx.engine.tensorrt;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.onnxruntime.OnnxTensor;

/** A tensor in ONNX Runtime's memory, and the scope that owns it. Compared by identity. */
final class RuntimeTensor implements Tensor {
  private final Shape shape;
  private final ElementType type;
  private final boolean uploaded;
  private final Held<OnnxTensor> memory;
  private volatile RuntimeScope owner;

  /**
   * @param uploaded whether the memory is Java's, which sessions can read weights in
   */
  RuntimeTensor(OnnxTensor value, ElementType type, boolean uploaded, RuntimeScope owner) {
    this.uploaded = uploaded;
    this.shape = Shape.of(value.getInfo().getShape());
    this.type = type;
    this.memory = new Held<>(value, "A tensor %s %s".formatted(type, shape), OnnxTensor::close);
    this.owner = owner;
  }

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

  @Override
  public String toString() {
    return "ONNX Runtime tensor " + type + " " + shape + (memory.isLetGo() ? ", freed" : "");
  }
}
