package ai.lynx.checkpoints.pickle;

import java.util.List;

/** The classes and functions that a pickle may name, and what they make. */
public interface Allowed {
  /** Whether a pickle may name it. */
  boolean allows(PickleValue.Global global);

  /**
   * What an allowed class or function makes.
   *
   * @throws ai.lynx.error.CheckpointException if it does not take these arguments
   */
  PickleValue call(PickleValue.Global global, List<PickleValue> arguments);

  /**
   * The thing outside the pickle that it refers to, such as a storage of numbers.
   *
   * @throws ai.lynx.error.CheckpointException if there cannot be such a thing
   */
  PickleValue resolve(PickleValue reference);
}
