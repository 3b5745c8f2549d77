package ai.lynx.vision.encoders.pooling;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.LayerNorm;

/** The normed mean of all tokens but the first, which is the class token. */
public record PatchMean(LayerNorm norm) implements Pooling {
  @Override
  public Tensor forward(Ops ops, Tensor tokens) {
    Tensor patches = ops.slice(tokens, 1, Size.of(1), tokens.size(1)); // (pictures, patches, width)
    return norm.forward(ops, ops.mean(patches, 1, false));
  }
}
