package ai.lynx.adapters.abstractor;

import ai.lynx.adapters.layers.LayerNorm;
import ai.lynx.adapters.layers.Linear;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * One layer: queries look at themselves and at the media, then pass a gated feed-forward network.
 *
 * <p>What attention finds is added to the queries as they are after their norm, not before it; so
 * has the original.
 *
 * @param query (width, width), as are key, value and output
 */
record AbstractorLayer(
    LayerNorm queryNorm,
    LayerNorm mediaNorm,
    Linear query,
    Linear key,
    Linear value,
    Linear output,
    int heads,
    LayerNorm feedForwardNorm,
    GatedFeedForward feedForward) {
  static AbstractorLayer of(VisualAbstractorSettings settings, int width, Weights weights) {
    Weights own = weights.at("crossattention");
    Initialization start = Initialization.normal(settings.deviation());
    return new AbstractorLayer(
        LayerNorm.of(width, own.at("norm1")),
        LayerNorm.of(width, own.at("normk")),
        Linear.of(width, width, start, own.at("attention.query")),
        Linear.of(width, width, start, own.at("attention.key")),
        Linear.of(width, width, start, own.at("attention.value")),
        Linear.of(width, width, start, own.at("output.out_proj")),
        settings.heads(),
        LayerNorm.of(width, own.at("output.norm2")),
        GatedFeedForward.of(settings, width, own.at("output.mlp")));
  }

  /**
   * @param media (batch, tokens, width)
   * @param queries (batch, queries, width)
   * @return the shape of the queries
   */
  Tensor forward(Ops ops, Tensor media, Tensor queries) {
    Tensor asking = queryNorm.forward(ops, queries);
    Tensor answering = // (batch, queries + tokens, width)
        ops.concatenate(1, asking, mediaNorm.forward(ops, media));
    Tensor asked = ops.splitHeads(query.forward(ops, asking), heads); // (batch, heads, queries, d)
    Tensor keys = ops.splitHeads(key.forward(ops, answering), heads); // (.., queries + tokens, d)
    Tensor values = ops.splitHeads(value.forward(ops, answering), heads);
    double scale = 1 / Math.sqrt((double) asked.size(3).value());
    Tensor found = ops.attention(Attention.full(scale), asked, keys, values, null);
    Tensor looked = ops.add(asking, output.forward(ops, ops.mergeHeads(found)));
    return ops.add(looked, feedForward.forward(ops, feedForwardNorm.forward(ops, looked)));
  }
}
