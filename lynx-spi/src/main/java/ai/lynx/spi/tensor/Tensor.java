package ai.lynx.spi.tensor;

/**
 * A handle on an array of numbers that an engine owns. It never changes once made (only training
 * assigns to weights), and it lives as long as the scope that owns it.
 */
public interface Tensor {
  Shape shape();

  ElementType type();

  /** The size of one axis; negative axes count from the end. */
  default Size size(int axis) {
    return shape().size(axis);
  }

  default int rank() {
    return shape().rank();
  }
}
