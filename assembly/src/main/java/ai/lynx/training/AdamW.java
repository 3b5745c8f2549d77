package ai.lynx.training;

/**
 * The settings of AdamW (Loshchilov and Hutter 2019), as torch.optim.AdamW has them.
 *
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of squared gradients
 * @param epsilon added to the root of the latter
 * @param weightDecay times the learning rate is taken off every weight that has a gradient
 * @param decayVectors whether that is done to biases, norms and scales too, as torch does by
 *     default
 */
public record AdamW(
    double beta1, double beta2, double epsilon, double weightDecay, boolean decayVectors) {
  /** The defaults of torch. */
  public static AdamW defaults() {
    return new AdamW(0.9, 0.999, 1e-8, 0.01, true);
  }
}
