package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A scope that computes at once.
 *
 * <p>For one thread at a time; only its account of what it owns is safe for several, since a scope
 * on another thread may adopt from it.
 */
class EagerScope implements Scope {
  private final PyTorchEngine engine;
  private final Torch torch;
  private final Ops ops;
  private final Set<TorchTensor> owned = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  EagerScope(PyTorchEngine engine, Torch torch, GradientMode mode) {
    this.engine = engine;
    this.torch = torch;
    this.ops = new EagerOps(this, torch, mode);
  }

  @Override
  public final Ops ops() {
    return ops;
  }

  @Override
  public final TensorData read(Tensor tensor) {
    return Transfer.download(own(tensor));
  }

  @Override
  public final Tensor tensor(TensorData data) {
    checkOpen();
    PtNDArray array = GradientMode.FORGET.during(() -> Transfer.upload(torch, data));
    return keep(array, data.shape(), data.type(), false);
  }

  @Override
  public final Tensor adopt(Tensor tensor) {
    checkOpen();
    TorchTensor adopted = own(tensor);
    adopted.array();
    adopted.owner().owned.remove(adopted);
    adopted.changeOwner(this);
    owned.add(adopted);
    return adopted;
  }

  @Override
  public final void free(Tensor tensor) {
    TorchTensor freed = own(tensor);
    freed.owner().owned.remove(freed);
    release(freed);
  }

  @Override
  public final void close() {
    closed = true;
    owned.forEach(this::release);
    owned.clear();
    engine.forget(this);
  }

  /** Makes a result a tensor of this scope. */
  final TorchTensor keep(PtNDArray array, Shape shape, ElementType type, boolean computed) {
    TorchTensor tensor = new TorchTensor(array, shape, type, computed, this);
    owned.add(tensor);
    return tensor;
  }

  /**
   * The tensor as one of this engine.
   *
   * @throws IllegalArgumentException if it belongs to another engine or to a recording
   */
  final TorchTensor own(Tensor tensor) {
    return engine.own(tensor);
  }

  final void checkOpen() {
    if (closed) {
      throw new ClosedException("This scope of the engine is closed.");
    }
  }

  final PyTorchEngine engine() {
    return engine;
  }

  private void release(TorchTensor tensor) {
    torch.weights().setTrainable(tensor, false);
    tensor.release();
  }
}
