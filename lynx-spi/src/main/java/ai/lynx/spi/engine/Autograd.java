package ai.lynx.spi.engine;

import ai.lynx.spi.tensor.Tensor;

/** What an engine that can train adds. */
public interface Autograd {
  /**
   * Opens a scope whose operators are remembered for {@link TrainingScope#backward}. The caller
   * closes it.
   */
  TrainingScope open();

  /**
   * Says whether a weight takes gradients. Tensors made from data take none until this is called.
   *
   * @throws IllegalArgumentException if the tensor is a result of operators, or not floating
   */
  void setTrainable(Tensor weight, boolean trainable);

  /**
   * Overwrites a weight with other numbers of the same shape, converted to its type. The only way a
   * tensor ever changes; no other thread may compute with it meanwhile.
   */
  void assign(Tensor weight, Tensor value);
}
