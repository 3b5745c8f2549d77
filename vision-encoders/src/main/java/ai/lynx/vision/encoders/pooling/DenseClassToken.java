package ai.lynx.vision.encoders.pooling;

import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.vision.encoders.layers.Linear;
import java.util.Optional;

/** The class token's vector through a linear layer and an activation: ViT's pooler. */
public record DenseClassToken(Linear dense, Elementwise.Function activation) implements Pooling {
  @Override
  public Tensor forward(Ops ops, Tensor tokens) {
    Tensor token = new ClassToken(Optional.empty()).forward(ops, tokens); // (pictures, width)
    return ops.elementwise(activation, dense.forward(ops, token));
  }
}
