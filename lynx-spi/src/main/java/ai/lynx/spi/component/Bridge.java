package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** Feature vectors of a picture or video to vectors that the language model understands. */
public interface Bridge {
  /**
   * @param features (batch, tokens, vision width); for a video the tokens of all frames
   * @return (batch, {@link #tokens tokens(count)}, language width)
   */
  Tensor connect(Ops ops, Tensor features);

  /** How many vectors come out for so many that go in. */
  int tokens(int features);
}
