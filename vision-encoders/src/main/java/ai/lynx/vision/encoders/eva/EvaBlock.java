package ai.lynx.vision.encoders.eva;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.LayerNorm;
import ai.lynx.vision.encoders.layers.Linear;

/** One pre-norm transformer block: attention, then a feed-forward network with exact GELU. */
record EvaBlock(
    LayerNorm norm1, EvaAttention attention, LayerNorm norm2, Linear widen, Linear narrow) {
  private static final double EPSILON = 1e-6;

  static EvaBlock of(EvaVitSettings settings, int index, Weights weights) {
    int width = settings.width();
    Initialization last = lastLinearStart(index);
    return new EvaBlock(
        LayerNorm.of(weights.at("norm1"), width, EPSILON),
        EvaAttention.of(settings, last, weights.at("attn")),
        LayerNorm.of(weights.at("norm2"), width, EPSILON),
        Linear.of(weights.at("mlp.fc1"), EvaVit.START, width, settings.mlpWidth()),
        Linear.of(weights.at("mlp.fc2"), last, settings.mlpWidth(), width));
  }

  /** (pictures, tokens, width) to the same shape. */
  Tensor forward(Ops ops, Tensor x) {
    Tensor attended = ops.add(x, attention.forward(ops, norm1.forward(ops, x)));
    Tensor wide = ops.gelu(widen.forward(ops, norm2.forward(ops, attended))); // (.., mlp width)
    return ops.add(attended, narrow.forward(ops, wide));
  }

  /** What writes to the residual stream starts the smaller, the deeper the block. */
  private static Initialization lastLinearStart(int index) {
    return Initialization.normal(0.02 / Math.sqrt(2.0 * (index + 1)));
  }
}
