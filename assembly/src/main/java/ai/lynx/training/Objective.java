package ai.lynx.training;

import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.Tensor;
import java.util.Map;

/**
 * What is minimised. A step's data must depend on the step and on nothing else, so that a run can
 * be taken up again.
 */
@FunctionalInterface
public interface Objective {
  /**
   * Computes losses of a step, calling back for each; gradients of all of them add up.
   *
   * @param step counted from 0
   * @param scope computes and remembers
   * @param backward takes a scalar and gives back its value
   * @return figures to report, by name
   */
  Map<String, Double> compute(long step, TrainingScope scope, Backward backward);

  /** Adds the gradients of a scalar loss and returns the loss. */
  @FunctionalInterface
  interface Backward {
    double of(Tensor loss);
  }
}
