package ai.lynx.assembly.weights;

import ai.lynx.spi.tensor.Tensor;

/**
 * A weight of an assembled model.
 *
 * @param name under which checkpoints hold it
 * @param tensor its numbers in the engine
 */
public record Parameter(String name, Tensor tensor) {
  /** How many numbers it has. */
  public long elements() {
    return tensor.shape().elements().value();
  }

  /** Memory it takes. */
  public long bytes() {
    return elements() * tensor.type().bytes();
  }
}
