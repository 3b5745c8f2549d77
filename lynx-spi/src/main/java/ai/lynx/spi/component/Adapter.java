package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** A small trainable layer on the output of one frozen decoder layer. */
public interface Adapter {
  /**
   * @param hidden (batch, tokens, width)
   * @return the same shape; includes whatever residual the adapter has
   */
  Tensor forward(Ops ops, Tensor hidden);
}
