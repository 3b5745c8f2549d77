package ai.lynx.vision.encoders.pooling;

import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** Makes one vector of a picture's tokens. */
@FunctionalInterface
public interface Pooling {
  /**
   * @param tokens (pictures, tokens, width) as they leave the encoder
   * @return (pictures, width)
   */
  Tensor forward(Ops ops, Tensor tokens);

  /** Reads the weights of a pooling, once it is known that they are needed. */
  @FunctionalInterface
  interface Source {
    /**
     * @param weights those of the encoder
     */
    Pooling create(Weights weights);
  }
}
