package ai.lynx.vision.encoders.pooling;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.LayerNorm;
import ai.lynx.vision.encoders.layers.Linear;

/**
 * A learned probe attends to all tokens; a feed-forward network follows: SigLIP's head ({@code
 * SiglipMultiheadAttentionPoolingHead}).
 *
 * @param probe (1, 1, width)
 * @param input makes queries, keys and values, its rows in this order, (3 * width, width)
 */
public record AttentionPooling(
    Tensor probe,
    Linear input,
    Linear output,
    LayerNorm norm,
    Linear widen,
    Elementwise.Function activation,
    Linear narrow,
    int heads)
    implements Pooling {
  private static final Initialization START = Initialization.normal(0.02);

  /**
   * Reads the head's weights.
   *
   * @param weights those of the head
   */
  public static AttentionPooling of(
      Weights weights,
      int width,
      int mlpWidth,
      int heads,
      Elementwise.Function activation,
      double epsilon) {
    return new AttentionPooling(
        weights.get("probe", START, 1, 1, width),
        new Linear(
            weights.get("attention.in_proj_weight", START, 3L * width, width),
            weights.get("attention.in_proj_bias", Initialization.ZEROS, 3L * width)),
        Linear.of(weights.at("attention.out_proj"), START, width, width),
        LayerNorm.of(weights.at("layernorm"), width, epsilon),
        Linear.of(weights.at("mlp.fc1"), START, width, mlpWidth),
        activation,
        Linear.of(weights.at("mlp.fc2"), START, mlpWidth, width),
        heads);
  }

  @Override
  public Tensor forward(Ops ops, Tensor tokens) {
    long width = tokens.size(2).value();
    Tensor asking =
        ops.broadcast(ops.cast(probe, tokens.type()), tokens.size(0), Size.of(1), tokens.size(2));
    Tensor query = part(ops, 0).forward(ops, asking); // (pictures, 1, width)
    Tensor key = part(ops, 1).forward(ops, tokens); // (pictures, tokens, width)
    Tensor value = part(ops, 2).forward(ops, tokens);
    Tensor seen =
        ops.attention(
            Attention.full(1 / Math.sqrt((double) width / heads)),
            ops.splitHeads(query, heads), // (pictures, heads, 1, head width)
            ops.splitHeads(key, heads),
            ops.splitHeads(value, heads),
            null);
    Tensor answer = output.forward(ops, ops.mergeHeads(seen)); // (pictures, 1, width)
    Tensor wide = ops.elementwise(activation, widen.forward(ops, norm.forward(ops, answer)));
    Tensor pooled = ops.add(answer, narrow.forward(ops, wide));
    return ops.reshape(pooled, tokens.size(0), tokens.size(2)); // (pictures, width)
  }

  /** The layer of queries (0), keys (1) or values (2). */
  private Linear part(Ops ops, int index) {
    long width = input.weight().size(1).value();
    Tensor bias = java.util.Objects.requireNonNull(input.bias());
    return new Linear(
        ops.slice(input.weight(), 0, index * width, (index + 1) * width),
        ops.slice(bias, 0, index * width, (index + 1) * width));
  }
}
