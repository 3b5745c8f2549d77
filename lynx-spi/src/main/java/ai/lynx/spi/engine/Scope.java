package ai.lynx.spi.engine;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;

/**
 * Owns tensors: everything made through it lives until it is closed, unless another scope adopted
 * it.
 *
 * <pre>{@code
 * try (Scope step = engine.open()) {
 *   Tensor hidden = model.forward(step.ops(), step.tensor(input));
 *   cache.adopt(hidden);
 * }
 * }</pre>
 *
 * <p>Computing through one scope is for one thread at a time; tensors may be read through any scope
 * of the same engine. Use of a tensor whose scope is closed throws {@link
 * ai.lynx.error.ClosedException}. Closing twice is harmless.
 */
public interface Scope extends AutoCloseable {
  /** Operators that compute now and leave their results in this scope. */
  Ops ops();

  /** Copies numbers from the host to the engine. */
  Tensor tensor(TensorData data);

  /** Copies numbers from the engine to the host. */
  TensorData read(Tensor tensor);

  /** Takes a tensor over from the scope that owns it, and returns it. */
  Tensor adopt(Tensor tensor);

  /** Frees one tensor before the scope closes. */
  void free(Tensor tensor);

  /** Frees everything this scope still owns. */
  @Override
  void close();
}
