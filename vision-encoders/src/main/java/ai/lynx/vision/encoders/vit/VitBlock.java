package ai.lynx.vision.encoders.vit;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.LayerNorm;
import ai.lynx.vision.encoders.layers.Linear;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pre-norm transformer block.
 *
 * @param scale1 (width), what attention adds is multiplied by it; null for 1
 * @param scale2 (width), the same for the feed-forward network
 */
record VitBlock(
    LayerNorm norm1,
    VitAttention attention,
    @Nullable Tensor scale1,
    LayerNorm norm2,
    FeedForward feedForward,
    @Nullable Tensor scale2) {
  static final Initialization START = Initialization.normal(0.02);

  static VitBlock of(VitSpec spec, int index, Weights weights) {
    VitSize size = spec.size();
    VitNames.Block names = spec.names().block();
    int width = size.width();
    Initialization last = lastLinearStart(index);
    return new VitBlock(
        LayerNorm.of(weights.at(names.norm1()), width, spec.epsilon()),
        new VitAttention(
            InputProjection.of(spec, weights),
            Linear.of(weights.at(names.output()), last, width, width),
            size.heads(),
            width / size.heads()),
        scale(names.scale1(), weights, width),
        LayerNorm.of(weights.at(names.norm2()), width, spec.epsilon()),
        feedForward(spec, weights, last),
        scale(names.scale2(), weights, width));
  }

  private static FeedForward feedForward(VitSpec spec, Weights weights, Initialization last) {
    int width = spec.size().width();
    int mlpWidth = spec.size().mlpWidth();
    Weights widen = weights.at(spec.names().block().widen());
    Linear narrow = Linear.of(weights.at(spec.names().block().narrow()), last, mlpWidth, width);
    return spec.gated()
        ? new FeedForward.Gated(Linear.of(widen, START, width, 2 * mlpWidth), mlpWidth, narrow)
        : new FeedForward.Plain(
            Linear.of(widen, START, width, mlpWidth), spec.activation(), narrow);
  }

  private static @Nullable Tensor scale(Optional<String> name, Weights weights, int width) {
    return name.isEmpty() ? null : weights.get(name.get(), Initialization.ONES, width);
  }

  /** What writes to the residual stream starts the smaller, the deeper the block. */
  private static Initialization lastLinearStart(int index) {
    return Initialization.normal(0.02 / Math.sqrt(2.0 * (index + 1)));
  }

  /**
   * (pictures, tokens, width) to the same shape.
   *
   * @param mask BOOL (pictures, tokens), true on what may be looked at; null if all may
   */
  Tensor forward(Ops ops, Tensor x, @Nullable Tensor mask) {
    Tensor attended = attention.forward(ops, norm1.forward(ops, x), mask);
    Tensor between = ops.add(x, scaled(ops, attended, scale1));
    Tensor thought = feedForward.forward(ops, norm2.forward(ops, between));
    return ops.add(between, scaled(ops, thought, scale2));
  }

  private static Tensor scaled(Ops ops, Tensor x, @Nullable Tensor scale) {
    return scale == null ? x : ops.multiply(x, scale);
  }
}
