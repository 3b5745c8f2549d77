package ai.lynx.engine.pytorch.script;

/** How a linear layer's weight is held if it is rounded. */
public enum WeightForm {
  /** In 8 bits, with a scale for each output. */
  BYTES,
  /** In 4 bits, with a scale and an offset for each output and block of inputs. */
  HALVES
}
