package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.pickle.PickleValue;

/**
 * A run of numbers that tensors are views of. Its end in bytes is known to fit in a long.
 *
 * @param key its name in the file
 * @param type of its elements
 * @param first its first element, counted from the start of what the file has under that key
 * @param elements how many it has
 */
record Storage(String key, TorchType type, long first, long elements) implements PickleValue.Made {
  long firstByte() {
    return first * type.bytes();
  }

  long bytes() {
    return elements * type.bytes();
  }

  /** How many bytes the file must have under the key. */
  long endByte() {
    return firstByte() + bytes();
  }
}
