package ai.lynx.engine.tensorrt;

import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A scope: what it owns, guarded by its own lock, because other threads may adopt or close. */
final class RuntimeScope implements Scope {
  private final RuntimeEngine engine;
  private final RuntimeOps ops;
  private final Set<RuntimeTensor> owned = new HashSet<>();
  private boolean closed;

  RuntimeScope(RuntimeEngine engine) {
    this.engine = engine;
    this.ops = new RuntimeOps(this);
  }

  @Override
  public Ops ops() {
    return ops;
  }

  @Override
  public Tensor tensor(TensorData data) {
    checkOpen();
    return keep(new RuntimeTensor(engine.transfer().upload(data), data.type(), true, this));
  }

  @Override
  public Tensor tensor(Shape shape, ElementType type, Consumer<ByteBuffer> fill) {
    checkOpen();
    return keep(new RuntimeTensor(engine.transfer().fill(shape, type, fill), type, true, this));
  }

  @Override
  public TensorData read(Tensor tensor) {
    RuntimeTensor read = engine.own(tensor);
    Held<OnnxTensor> memory = read.acquire();
    try {
      return new TensorData(read.shape(), read.type(), Transfer.download(memory.value()));
    } finally {
      memory.release();
    }
  }

  @Override
  public Tensor adopt(Tensor tensor) {
    RuntimeTensor adopted = engine.own(tensor);
    adopted.memory().acquire(); // so that it stays while it changes hands
    try {
      checkOpen();
      RuntimeScope former = adopted.owner();
      former.forget(adopted);
      adopted.changeOwner(this);
      keep(adopted);
    } finally {
      adopted.memory().release();
    }
    return adopted;
  }

  @Override
  public void free(Tensor tensor) {
    RuntimeTensor freed = engine.own(tensor);
    freed.owner().forget(freed);
    freed.memory().close();
  }

  @Override
  public void close() {
    Set<RuntimeTensor> left;
    synchronized (this) {
      closed = true;
      left = Set.copyOf(owned);
      owned.clear();
    }
    left.forEach(tensor -> tensor.memory().close());
    engine.forget(this);
  }

  RuntimeEngine engine() {
    return engine;
  }

  /** Makes a computed value a tensor of this scope. If the scope is closed the value is freed. */
  RuntimeTensor keep(OnnxTensor value, ElementType type) {
    return keep(new RuntimeTensor(value, type, false, this));
  }

  /**
   * Makes a computed cache a tensor of this scope.
   *
   * @param room held for it already
   */
  RuntimeTensor keep(CacheRoom room, Shape shape) {
    return keep(new RuntimeTensor(room, shape, this));
  }

  private RuntimeTensor keep(RuntimeTensor tensor) {
    synchronized (this) {
      if (!closed) {
        owned.add(tensor);
        return tensor;
      }
    }
    tensor.memory().close();
    throw closed();
  }

  synchronized void checkOpen() {
    if (closed) {
      throw closed();
    }
  }

  private static ClosedException closed() {
    return new ClosedException("This scope of the engine is closed.");
  }

  private synchronized void forget(RuntimeTensor tensor) {
    owned.remove(tensor);
  }
}
