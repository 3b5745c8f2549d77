package ai.lynx.spi.component;

import ai.lynx.spi.tensor.TensorData;

/**
 * Makes a stored weight fit a component that wants another shape, such as a table of positions for
 * pictures of another size. Works on the host, once, before the weight reaches an engine.
 */
@FunctionalInterface
public interface WeightAdjustment {
  /** Leaves a weight as it is stored, so that a wrong shape is an error. */
  WeightAdjustment NONE = stored -> stored;

  /**
   * @param stored as the checkpoint has it, in any floating type and in a shape that is not the one
   *     wanted
   * @return the weight in the wanted shape, or {@code stored} itself if it cannot be made to fit
   */
  TensorData adjust(TensorData stored);
}
