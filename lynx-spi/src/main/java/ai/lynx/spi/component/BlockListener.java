package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Tensor;

/** Hears the hidden states between the blocks of a vision encoder, as they are computed. */
@FunctionalInterface
public interface BlockListener {
  /** A listener that ignores what it hears. */
  BlockListener SILENT = (blocks, hidden) -> {};

  /**
   * @param blocks how many blocks these states have passed; with 0 they enter the first
   * @param hidden (pictures, tokens, width), residuals included and no norm after the block; owned
   *     by the scope that computes
   */
  void onHidden(int blocks, Tensor hidden);
}
