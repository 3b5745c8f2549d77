package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A scope that computes at once.
 *
 * <p>For one thread at a time, but for two things: scopes on other threads may read its tensors or
 * adopt them, and any thread may close it, which waits for operators that are using its tensors.
 */
class EagerScope implements Scope {
  private final PyTorchEngine engine;
  private final Torch torch;
  private final Ops ops;
  private final Set<TorchTensor> owned = ConcurrentHashMap.newKeySet();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
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
    TorchTensor read = own(tensor);
    Pins pins = Pins.on(this, List.of(read));
    try {
      return Transfer.download(read);
    } finally {
      pins.close();
    }
  }

  @Override
  public final Tensor tensor(TensorData data) {
    pin();
    try {
      checkOpen();
      PtNDArray array = GradientMode.FORGET.during(() -> Transfer.upload(torch, data));
      return keep(array, data.shape(), data.type(), Origin.DATA, null);
    } finally {
      unpin();
    }
  }

  @Override
  public final Tensor tensor(Shape shape, ElementType type, Consumer<ByteBuffer> fill) {
    pin();
    try {
      checkOpen();
      PtNDArray array = GradientMode.FORGET.during(() -> Transfer.fill(torch, shape, type, fill));
      return keep(array, shape, type, Origin.DATA, null);
    } finally {
      unpin();
    }
  }

  @Override
  public final Tensor adopt(Tensor tensor) {
    TorchTensor adopted = own(tensor);
    Pins pins = Pins.on(this, List.of(adopted));
    try {
      checkOpen();
      adopted.array();
      adopted.owner().owned.remove(adopted);
      adopted.changeOwner(this);
      owned.add(adopted);
    } finally {
      pins.close();
    }
    return adopted;
  }

  @Override
  public final void free(Tensor tensor) {
    TorchTensor freed = own(tensor);
    freed.owner().release(freed);
  }

  @Override
  public final void close() {
    lock.writeLock().lock();
    try {
      closed = true;
      owned.forEach(this::freeNow);
      owned.clear();
    } finally {
      lock.writeLock().unlock();
    }
    engine.forget(this);
  }

  /** Keeps this scope from closing until {@link #unpin}. May be nested. */
  final void pin() {
    lock.readLock().lock();
  }

  final void unpin() {
    lock.readLock().unlock();
  }

  /** Makes an array a tensor of this scope, which the caller has pinned. */
  final TorchTensor keep(
      PtNDArray array, Shape shape, ElementType type, Origin origin, @Nullable CacheRoom room) {
    TorchTensor tensor = new TorchTensor(array, shape, type, origin, room, this);
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
    lock.writeLock().lock();
    try {
      owned.remove(tensor);
      freeNow(tensor);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void freeNow(TorchTensor tensor) {
    torch.weights().forget(tensor);
    tensor.release();
  }
}
