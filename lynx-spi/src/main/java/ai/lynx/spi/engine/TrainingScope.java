package ai.lynx.spi.engine;

import ai.lynx.spi.tensor.Tensor;
import java.util.Optional;

/** A scope that can tell how a loss depends on the trainable weights. */
public interface TrainingScope extends Scope {
  /**
   * Adds the gradients of a scalar to those of all trainable weights it depends on. May be called
   * once for each loss.
   *
   * @throws IllegalArgumentException if the loss has more than one element or depends on no
   *     trainable weight
   */
  void backward(Tensor loss);

  /**
   * The gradient that a trainable weight has collected since it was last cleared, of the weight's
   * shape and type; empty if no loss depended on it. It belongs to this scope.
   */
  Optional<Tensor> gradient(Tensor weight);

  /** Forgets a weight's gradient. */
  void clearGradient(Tensor weight);
}
