package ai.lynx.vision.encoders.layers;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A linear layer, {@code x weight^T + bias}.
 *
 * @param weight (out, in)
 * @param bias (out), or null for none
 */
public record Linear(Tensor weight, @Nullable Tensor bias) {
  /**
   * A layer with a bias, which starts at zero.
   *
   * @param weights where the two are, by the names of the components
   * @param start how the weight begins
   */
  public static Linear of(Weights weights, Initialization start, int in, int out) {
    return new Linear(
        weights.get("weight", start, out, in), weights.get("bias", Initialization.ZEROS, out));
  }

  /** A layer that has no bias. */
  public static Linear withoutBias(Weights weights, Initialization start, int in, int out) {
    return new Linear(weights.get("weight", start, out, in), null);
  }

  /** (..., in) to (..., out). */
  public Tensor forward(Ops ops, Tensor x) {
    return ops.linear(x, weight, bias);
  }
}
