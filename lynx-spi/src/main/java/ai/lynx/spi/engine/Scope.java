package ai.lynx.spi.engine;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

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

  /**
   * A tensor whose numbers are written to where the engine keeps them, so that a large weight is in
   * memory once.
   *
   * @param fill is given that memory, little-endian and of as many bytes as the tensor has, while
   *     it runs and no longer; it writes all of it
   * @throws ai.lynx.error.EngineException if there is no memory of that size
   */
  default Tensor tensor(Shape shape, ElementType type, Consumer<ByteBuffer> fill) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(
                Math.toIntExact(Math.multiplyExact(shape.elements().value(), type.bytes())))
            .order(ByteOrder.LITTLE_ENDIAN);
    fill.accept(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    return tensor(new TensorData(shape, type, bytes));
  }

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
