package ai.lynx.vision.encoders.vit;

import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.Linear;
import org.jspecify.annotations.Nullable;

/** Tokens to queries, keys and values, however their weights are stored. */
sealed interface InputProjection {
  /** What attention reads; each (pictures, tokens, width). */
  record Projected(Tensor query, Tensor key, Tensor value) {}

  /** (pictures, tokens, width) to three of the same shape. */
  Projected forward(Ops ops, Tensor x);

  /** Reads the weights of a block. */
  static InputProjection of(VitSpec spec, Weights block) {
    int width = spec.size().width();
    AttentionBias bias = spec.attentionBias();
    VitNames.Attention stored = spec.names().block().attention();
    if (stored instanceof VitNames.Split names) {
      return new Split(
          linear(block.at(names.query()), width, width, bias.ofQueryAndValue()),
          linear(block.at(names.key()), width, width, bias.ofKey()),
          linear(block.at(names.value()), width, width, bias.ofQueryAndValue()));
    }
    if (stored instanceof VitNames.Fused names) {
      boolean biased = bias.ofQueryAndValue();
      return new Fused(linear(block.at(names.layer()), width, 3 * width, biased), null, null);
    }
    if (stored instanceof VitNames.FusedByHead names) {
      Linear layer = linear(block.at(names.layer()), width, 3 * width, bias.ofQueryAndValue());
      return new FusedByHead(layer, spec.size().heads());
    }
    VitNames.FusedWeight names = (VitNames.FusedWeight) stored;
    return new Fused(
        linear(block.at(names.layer()), width, 3 * width, false),
        block.get(names.queryBias(), Initialization.ZEROS, width),
        block.get(names.valueBias(), Initialization.ZEROS, width));
  }

  private static Linear linear(Weights weights, int in, int out, boolean biased) {
    return biased
        ? Linear.of(weights, VitBlock.START, in, out)
        : Linear.withoutBias(weights, VitBlock.START, in, out);
  }

  /** A layer each. */
  record Split(Linear query, Linear key, Linear value) implements InputProjection {
    @Override
    public Projected forward(Ops ops, Tensor x) {
      return new Projected(query.forward(ops, x), key.forward(ops, x), value.forward(ops, x));
    }
  }

  /** One layer for all three, head by head. */
  record FusedByHead(Linear layer, int heads) implements InputProjection {
    @Override
    public Projected forward(Ops ops, Tensor x) {
      Tensor all = layer.forward(ops, x); // (pictures, tokens, heads * 3 * head width)
      Size each = x.size(2).dividedBy(heads);
      Tensor split = ops.reshape(all, x.size(0), x.size(1), Size.of(heads), Size.of(3), each);
      return new Projected(part(ops, split, 0, x), part(ops, split, 1, x), part(ops, split, 2, x));
    }

    private static Tensor part(Ops ops, Tensor split, int which, Tensor x) {
      Tensor heads = ops.slice(split, 3, which, which + 1L);
      return ops.reshape(heads, x.size(0), x.size(1), x.size(2));
    }
  }

  /**
   * One layer for all three.
   *
   * @param queryBias (width), added behind the layer; null for none
   * @param valueBias (width), likewise
   */
  record Fused(Linear layer, @Nullable Tensor queryBias, @Nullable Tensor valueBias)
      implements InputProjection {
    @Override
    public Projected forward(Ops ops, Tensor x) {
      long width = x.size(2).value();
      Tensor all = layer.forward(ops, x); // (pictures, tokens, 3 * width)
      return new Projected(
          biased(ops, ops.slice(all, 2, 0, width), queryBias),
          ops.slice(all, 2, width, 2 * width),
          biased(ops, ops.slice(all, 2, 2 * width, 3 * width), valueBias));
    }

    private static Tensor biased(Ops ops, Tensor x, @Nullable Tensor bias) {
      return bias == null ? x : ops.add(x, bias);
    }
  }
}
