package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Tensor;

/**
 * Where a component gets its weights from, by name: a checkpoint, or fresh random numbers before
 * training.
 *
 * <p>Names are relative to the component and joined with dots.
 */
public interface Weights {
  /**
   * A weight of the given shape.
   *
   * @param start how it begins when a model is trained from nothing
   * @throws ai.lynx.error.CheckpointException if the checkpoint has it in another shape, naming
   *     tensor, file and both shapes
   */
  default Tensor get(String name, Initialization start, long... shape) {
    return get(name, start, WeightAdjustment.NONE, shape);
  }

  /**
   * A weight of the given shape, which a checkpoint may hold in another.
   *
   * @param start how it begins when a model is trained from nothing
   * @param adjustment applied to the stored numbers if, and only if, their shape is not the given
   *     one
   * @throws ai.lynx.error.CheckpointException if the shape is still another after that, naming
   *     tensor, file and both shapes
   */
  Tensor get(String name, Initialization start, WeightAdjustment adjustment, long... shape);

  /** The weights below a name. */
  Weights at(String prefix);

  /**
   * Whether the checkpoint has a weight of that name; true for all names when weights are made
   * fresh.
   */
  boolean has(String name);
}
