package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDManager;
import ai.lynx.error.ClosedException;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.GraphCompiler;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The engine: PyTorch on the CPU. Safe for use by several threads. */
final class PyTorchEngine implements Engine {
  private final String name;
  private final PyTorchLibrary library;
  private final Torch torch;
  private final Autograd autograd;
  private final GraphCompiler compiler;
  private final Set<EagerScope> scopes = ConcurrentHashMap.newKeySet();
  private final Set<TorchCompiledGraph> graphs = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  PyTorchEngine(String name, PyTorchLibrary library) {
    this.name = name;
    this.library = library;
    torch = Torch.on(library.manager());
    autograd = new PyTorchAutograd(this, torch);
    compiler = new TorchGraphCompiler(this, torch);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    int threads = library.threads();
    return "PyTorch %s on CPU, %d %s"
        .formatted(library.version(), threads, threads == 1 ? "thread" : "threads");
  }

  @Override
  public Scope open() {
    return register(new EagerScope(this, torch, GradientMode.FORGET));
  }

  @Override
  public Optional<Autograd> autograd() {
    return Optional.of(autograd);
  }

  @Override
  public Optional<GraphCompiler> compiler() {
    return Optional.of(compiler);
  }

  /** Closes all scopes and compiled graphs, so that nothing stays in native memory. */
  @Override
  public void close() {
    closed = true;
    graphs.forEach(TorchCompiledGraph::close);
    scopes.forEach(EagerScope::close);
    library.manager().close();
  }

  <S extends EagerScope> S register(S scope) {
    if (closed) {
      throw new ClosedException("The PyTorch engine is closed.");
    }
    scopes.add(scope);
    return scope;
  }

  TorchCompiledGraph register(TorchCompiledGraph graph) {
    graphs.add(graph);
    if (closed) {
      graph.close();
      throw new ClosedException("The PyTorch engine is closed.");
    }
    return graph;
  }

  void forget(TorchCompiledGraph graph) {
    graphs.remove(graph);
  }

  /** What DJL attaches arrays to. */
  PtNDManager manager() {
    return torch.manager();
  }

  void forget(EagerScope scope) {
    scopes.remove(scope);
  }

  /**
   * The tensor as one of this engine.
   *
   * @throws IllegalArgumentException if it belongs to another engine or to a recording
   */
  TorchTensor own(Tensor tensor) {
    if (tensor instanceof TorchTensor torchTensor && torchTensor.owner().engine() == this) {
      return torchTensor;
    }
    throw new IllegalArgumentException(
        "A tensor of another engine or of a recording cannot be used here: " + tensor);
  }
}
