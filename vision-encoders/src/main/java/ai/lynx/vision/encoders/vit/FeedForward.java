package ai.lynx.vision.encoders.vit;

import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.Linear;

/** The feed-forward network of a block: (pictures, tokens, width) to the same shape. */
sealed interface FeedForward {
  Tensor forward(Ops ops, Tensor x);

  /** Wider, an activation, narrower. */
  record Plain(Linear widen, Elementwise.Function activation, Linear narrow)
      implements FeedForward {
    @Override
    public Tensor forward(Ops ops, Tensor x) {
      Tensor wide = ops.elementwise(activation, widen.forward(ops, x)); // (.., mlp width)
      return narrow.forward(ops, wide);
    }
  }

  /**
   * SwiGLU (arXiv 2002.05202).
   *
   * @param widen makes the gate and behind it the value
   * @param width of each of the two
   */
  record Gated(Linear widen, int width, Linear narrow) implements FeedForward {
    @Override
    public Tensor forward(Ops ops, Tensor x) {
      Tensor both = widen.forward(ops, x); // (pictures, tokens, 2 * mlp width)
      Tensor gate = ops.silu(ops.slice(both, 2, 0, width));
      Tensor value = ops.slice(both, 2, width, 2L * width);
      return narrow.forward(ops, ops.multiply(gate, value));
    }
  }
}
