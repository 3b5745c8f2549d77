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

  /**
   * Encodes pictures that fill only a part of their pixels, on the left and above. An encoder that
   * knows no such pictures reads what fills them up like the rest.
   *
   * @param pixels (pictures, channels, height, width), prepared by the model's image transform
   * @param shown BOOL (pictures, height, width), true where the picture is
   * @return (pictures, tokens, {@link #width()}), with vectors also for what fills up
   */
  default Tensor encode(Ops ops, Tensor pixels, Tensor shown, BlockListener listener) {
    return encode(ops, pixels, listener);
  }

  /** The length of a feature vector. */
  int width();

  /** Feature vectors of one picture. */
  int tokens();
}
