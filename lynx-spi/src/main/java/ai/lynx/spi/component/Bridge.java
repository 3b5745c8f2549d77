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

  /**
   * Connects with the question in view. A bridge that {@linkplain #readsInstruction does not read
   * it} gives what it gives without.
   *
   * @param features (batch, tokens, vision width)
   * @param instruction one question for each row of the features
   * @return (batch, {@link #tokens tokens(count)}, language width)
   */
  default Tensor connect(Ops ops, Tensor features, Instruction instruction) {
    return connect(ops, features);
  }

  /** Whether the question changes what comes out; if not, nobody needs to tokenize it. */
  default boolean readsInstruction() {
    return false;
  }

  /** How many vectors come out for so many that go in. */
  int tokens(int features);
}
