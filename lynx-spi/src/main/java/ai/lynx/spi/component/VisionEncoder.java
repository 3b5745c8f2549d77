package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** Pictures to feature vectors. Immutable; safe for use by several threads with an Ops each. */
public interface VisionEncoder {
  /**
   * Encodes pictures one by one.
   *
   * @param pixels (pictures, channels, height, width), prepared by the model's image transform
   * @return (pictures, tokens, {@link #width()})
   */
  default Tensor encode(Ops ops, Tensor pixels) {
    return encode(ops, pixels, BlockListener.SILENT);
  }

  /**
   * Encodes pictures, telling the listener the hidden states before and after each block.
   *
   * @param pixels (pictures, channels, height, width), prepared by the model's image transform
   * @return (pictures, tokens, {@link #width()})
   */
  Tensor encode(Ops ops, Tensor pixels, BlockListener listener);

  /** The length of a feature vector. */
  int width();

  /** Feature vectors of one picture. */
  int tokens();
}
