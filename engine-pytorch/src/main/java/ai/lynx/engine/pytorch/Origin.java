package ai.lynx.engine.pytorch;

/** Where a tensor's numbers come from, as far as PyTorch treats it differently. */
enum Origin {
  /** The host. Only such a tensor can be a trainable weight. */
  DATA,
  /** Operators that computed at once. */
  OPERATORS,
  /**
   * A compiled graph. DJL runs those in PyTorch's inference mode, which is quicker; its tensors can
   * neither be written to nor be remembered for gradients outside of it.
   */
  COMPILED
}
