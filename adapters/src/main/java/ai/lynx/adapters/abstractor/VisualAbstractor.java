package ai.lynx.adapters.abstractor;

import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learned queries gather what the features show, are projected to the language model's width, and a
 * learned vector that ends the picture is put behind them (mPLUG-Owl, arXiv 2304.14178, section
 * 3.1). Weights are named as in the published checkpoints: {@code query_tokens}, {@code
 * abstractor.encoder.layers.N}, {@code abstractor.visual_fc}, {@code abstractor.vit_eos} ({@code
 * mplug_owl/modeling_mplug_owl.py} of X-PLUG/mPLUG-Owl). Queries start randomly rather than at
 * zero, where they would stay alike.
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 */
final class VisualAbstractor implements Bridge {
  private final Tensor queries; // (1, queries, vision width)
  private final List<AbstractorLayer> layers;
  private final Linear projection;
  private final Tensor end; // (1, 1, language width)

  VisualAbstractor(
      VisualAbstractorSettings settings, int visionWidth, int languageWidth, Weights weights) {
    Initialization start = Initialization.normal(settings.deviation());
    queries = weights.get("query_tokens", start, 1, settings.queries(), visionWidth);
    Weights own = weights.at("abstractor");
    layers =
        IntStream.range(0, settings.layers())
            .mapToObj(n -> AbstractorLayer.of(settings, visionWidth, own.at("encoder.layers." + n)))
            .toList();
    projection = Linear.of(visionWidth, languageWidth, start, own.at("visual_fc"));
    end = own.get("vit_eos", start, 1, 1, languageWidth);
  }

  @Override
  public Tensor connect(Ops ops, Tensor features) { // (batch, tokens, vision width)
    Size batch = features.size(0);
    Tensor hidden =
        ops.broadcast(ops.cast(queries, features.type()), batch, queries.size(1), queries.size(2));
    for (AbstractorLayer layer : layers) {
      hidden = layer.forward(ops, features, hidden);
    }
    Tensor projected = projection.forward(ops, hidden); // (batch, queries, language width)
    Tensor ends =
        ops.broadcast(ops.cast(end, projected.type()), batch, Size.of(1), projected.size(2));
    return ops.concatenate(1, projected, ends); // (batch, queries + 1, language width)
  }

  @Override
  public int tokens(int features) {
    return (int) queries.size(1).value() + 1;
  }
}
