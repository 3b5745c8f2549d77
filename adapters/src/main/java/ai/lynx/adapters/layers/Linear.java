package ai.lynx.adapters.layers;

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
  /** A layer with a bias, which starts at zero. */
  public static Linear of(int in, int out, Initialization start, Weights weights) {
    return new Linear(
        weights.get("weight", start, out, in), weights.get("bias", Initialization.ZEROS, out));
  }

  /** A layer that has no bias. */
  public static Linear withoutBias(int in, int out, Initialization start, Weights weights) {
    return new Linear(weights.get("weight", start, out, in), null);
  }

  /**
   * How PyTorch starts nn.Linear, with its variance of 1 / (3 inputs) but normally distributed
   * instead of uniformly.
   */
  public static Initialization pytorchStart(int inputs) {
    return Initialization.normal(1 / Math.sqrt(3.0 * inputs));
  }

  /** (..., in) to (..., out). */
  public Tensor forward(Ops ops, Tensor x) {
    return ops.linear(x, weight, bias);
  }
}
