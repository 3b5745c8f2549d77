package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.OnnxFile;
import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.GraphCompiler;
import ai.lynx.spi.engine.GraphExporter;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The engine: ONNX Runtime on the best device there is. Safe for use by several threads. */
final class RuntimeEngine implements Engine {
  private final String name;
  private final Sessions factory;
  private final OperatorSessions sessions;
  private final Transfer transfer;
  private final CacheMemory caches;
  private final Set<RuntimeScope> scopes = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  RuntimeEngine(String name, Sessions factory) {
    this.name = name;
    this.factory = factory;
    this.sessions = new OperatorSessions(factory);
    this.transfer = new Transfer(factory.environment());
    this.caches = new CacheMemory(factory, transfer);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    OptionalInt threads = factory.options().threads();
    String words =
        threads.isEmpty()
            ? "a thread for each core"
            : threads.getAsInt() == 1 ? "1 thread" : threads.getAsInt() + " threads";
    return "ONNX Runtime %s, %s, %son %s"
        .formatted(
            factory.environment().getVersion(),
            words,
            factory.contributed().isEmpty() ? "in standard operators, " : "",
            factory.devices().description());
  }

  /** Fused kernels add in another order than the originals did. */
  @Override
  public double tolerance() {
    return 1e-3;
  }

  @Override
  public Scope open() {
    if (closed) {
      throw new ClosedException("The ONNX Runtime engine is closed.");
    }
    RuntimeScope scope = new RuntimeScope(this);
    scopes.add(scope);
    return scope;
  }

  /** None: it computes what other engines have trained. */
  @Override
  public Optional<Autograd> autograd() {
    return Optional.empty();
  }

  @Override
  public Optional<GraphCompiler> compiler() {
    return Optional.of(new RuntimeCompiler(this, factory));
  }

  @Override
  public Optional<GraphExporter> exporter() {
    return Optional.of(new OnnxExporter(this, OnnxFile.LARGEST_WHOLE));
  }

  /** Closes all scopes and sessions, so that nothing stays in native memory. */
  @Override
  public void close() {
    closed = true;
    scopes.forEach(RuntimeScope::close);
    sessions.close();
    caches.close();
  }

  OperatorSessions sessions() {
    return sessions;
  }

  Transfer transfer() {
    return transfer;
  }

  CacheMemory caches() {
    return caches;
  }

  void forget(RuntimeScope scope) {
    scopes.remove(scope);
  }

  /**
   * The tensor as one of this engine.
   *
   * @throws IllegalArgumentException if it belongs to another engine or to a recording
   */
  RuntimeTensor own(Tensor tensor) {
    if (tensor instanceof RuntimeTensor own && own.owner().engine() == this) {
      return own;
    }
    throw new IllegalArgumentException(
        "A tensor of another engine or of a recording cannot be used here: " + tensor);
  }
}
