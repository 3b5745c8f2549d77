package ai.lynx.checkpoints.pytorch;

import ai.lynx.checkpoints.pickle.PickleValue;

/**
 * What was given to {@code torch.save}.
 *
 * @param root the object itself
 * @param storages where its tensors' numbers are
 */
record SavedObject(PickleValue root, Storages storages) {
  /** Longer than the pickle of any real checkpoint, whose numbers stand outside it. */
  static final int LONGEST_PICKLE = 64 << 20;

  /** Finds the bytes of storages. */
  @FunctionalInterface
  interface Storages {
    /**
     * @throws ai.lynx.error.CheckpointException if the file has fewer bytes than the storage needs
     */
    StorageBytes find(Storage storage);
  }
}
