package ai.lynx.adapters.qformer;

import ai.lynx.adapters.layers.LayerNorm;
import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * A feed-forward network as in BERT: the norm stands behind the sum.
 *
 * @param widen (inner, width)
 * @param narrow (width, inner)
 */
record PostNormFeedForward(
    Linear widen, Elementwise.Function activation, Linear narrow, LayerNorm norm) {
  /**
   * @param intermediate where the first layer is
   * @param output where the second layer and the norm are
   */
  static PostNormFeedForward of(QFormerSettings settings, Weights intermediate, Weights output) {
    int width = settings.width();
    int inner = settings.feedForward();
    Initialization start = Initialization.normal(settings.deviation());
    return new PostNormFeedForward(
        Linear.of(width, inner, start, intermediate.at("dense")),
        settings.activation(),
        Linear.of(inner, width, start, output.at("dense")),
        LayerNorm.of(width, settings.epsilon(), output.at("LayerNorm")));
  }

  /** (batch, n, width) to the same shape. */
  Tensor forward(Ops ops, Tensor x) {
    Tensor wide = ops.elementwise(activation, widen.forward(ops, x)); // (batch, n, inner)
    return norm.forward(ops, ops.add(narrow.forward(ops, wide), x));
  }
}
