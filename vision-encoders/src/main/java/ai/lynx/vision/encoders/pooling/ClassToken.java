package ai.lynx.vision.encoders.pooling;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.LayerNorm;
import java.util.Optional;

/**
 * The class token's vector, which is the first.
 *
 * @param norm passed afterwards, if there is one
 */
public record ClassToken(Optional<LayerNorm> norm) implements Pooling {
  @Override
  public Tensor forward(Ops ops, Tensor tokens) {
    Tensor first = ops.slice(tokens, 1, 0, 1); // (pictures, 1, width)
    Tensor token = ops.reshape(first, tokens.size(0), tokens.size(2));
    return norm.isEmpty() ? token : norm.get().forward(ops, token);
  }
}
